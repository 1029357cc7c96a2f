namespace LlamaBatch;

/// <summary>Sets the numbers of tokens and seeds for <c>--scale quick</c> or <c>--scale smoke</c>.</summary>
/// <remarks>
/// A scale shortens all trials by the same factor, so that trials with equally many steps at full scale also have equally many steps at
/// this scale. By default, <c>quick</c> trains on an eighth of the tokens, but for at least 100 steps of the largest batch size.
/// <c>smoke</c> trains for 20 steps of the largest batch size, with two seeds and one tuning seed.
/// </remarks>
/// <param name="scale">The scale to set. <see cref="Scale.Full"/> cannot be set here; its numbers are those of the experiment
/// itself.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ScaledAttribute(Scale scale) : Attribute
{
    /// <summary>The scale whose tokens and seeds are set.</summary>
    public Scale Scale { get; } = scale;

    /// <summary>The number of tokens of the longest trial at this scale; shorter trials are shortened by the same factor.</summary>
    public long Tokens { get; set; }

    /// <summary>The number of evaluation seeds at this scale.</summary>
    public int Seeds { get; set; }

    /// <summary>The number of tuning seeds at this scale.</summary>
    public int TuningSeeds { get; set; }
}
