namespace LlamaBatch;

/// <summary>
/// Makes a static method a claim, whose verdict the report shows. The method takes the generated class <c>Results</c> if the verdict needs
/// training, or <c>Plan</c> if the verdict follows from arithmetic. It returns a <see cref="Verdict"/>.
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
