namespace LlamaBatch;

/// <summary>
/// Makes a static method a claim that the report decides. The method takes the generated class <c>Results</c> if training decides the
/// claim, or <c>Plan</c> if arithmetic decides it, and returns a <see cref="Verdict"/>.
/// </summary>
/// <param name="text">The claim, as a sentence that is true or false.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClaimAttribute(string text) : Attribute
{
    /// <summary>The claim, as a sentence that is true or false.</summary>
    public string Text { get; } = text;

    /// <summary>The source of the claim, such as a section, a page or a link.</summary>
    public string Source { get; set; } = "";
}
