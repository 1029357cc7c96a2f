namespace LlamaBatch;

/// <summary>Sets the tokens and seeds of a shorter scale of the experiment.</summary>
/// <remarks>
/// Defaults: <c>quick</c> trains on an eighth of the tokens, but at least 100 steps of the largest batch. <c>smoke</c> trains
/// on 20 steps of the largest batch, with two seeds and one tuning seed.
/// </remarks>
/// <param name="scale">The scale. <see cref="Scale.Full"/> is the record itself and cannot be declared.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ScaledAttribute(Scale scale) : Attribute
{
    /// <summary>The scale.</summary>
    public Scale Scale { get; } = scale;

    /// <summary>Tokens of a trial at this scale.</summary>
    public long Tokens { get; set; }

    /// <summary>Evaluation seeds at this scale.</summary>
    public int Seeds { get; set; }

    /// <summary>Tuning seeds at this scale.</summary>
    public int TuningSeeds { get; set; }
}
