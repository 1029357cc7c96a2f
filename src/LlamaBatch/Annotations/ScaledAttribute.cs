namespace LlamaBatch;

/// <summary>
/// Declares what a shortened run of the experiment is. What is not set follows a rule: <c>quick</c> trains on an eighth of the tokens, but at least 100
/// steps of the largest batch; <c>smoke</c> on 20 steps of the largest batch, with two seeds and one tuning seed.
/// </summary>
/// <param name="scale">The scale that is declared; <see cref="Scale.Full"/> is the record itself.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ScaledAttribute(Scale scale) : Attribute
{
    /// <summary>The scale that is declared.</summary>
    public Scale Scale { get; } = scale;

    /// <summary>Tokens of a trial at this scale.</summary>
    public long Tokens { get; set; }

    /// <summary>Evaluation seeds at this scale.</summary>
    public int Seeds { get; set; }

    /// <summary>Tuning seeds at this scale.</summary>
    public int TuningSeeds { get; set; }
}
