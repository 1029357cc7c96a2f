namespace LlamaBatch.Generators;

/// <summary>A claim, as data for the templates.</summary>
internal sealed class ClaimView(ClaimModel claim)
{
    public string Text { get; } = CSharpLiteral.Of(claim.Text);

    public string Source { get; } = CSharpLiteral.Of(claim.Source);

    /// <summary>The claim in other languages, as elements of a collection; empty without translations.</summary>
    public string Translations { get; } = ExperimentView.Translated(claim.Translations);

    public bool IsTranslated => Translations.Length > 0;

    /// <summary>The call that decides it.</summary>
    public string Call { get; } = (claim.Owner, claim.IsArithmetic) switch
    {
        ("", true) => $"{claim.Method}(plan)",
        ("", false) => $"{claim.Method}(results)",
        (_, true) => $"{claim.Method}(new {claim.Owner}.Plan(plans))",
        (_, false) => $"{claim.Method}(new {claim.Owner}.Results(table))",
    };

    /// <summary>Whether it takes the record's own results or plan.</summary>
    public bool IsOwn { get; } = claim.Owner.Length == 0;

    /// <summary>The method, from which its place in the source is known.</summary>
    public string Method { get; } = claim.Method;

    /// <summary>The record whose results or plan it takes; empty for its own.</summary>
    public string Owner { get; } = claim.Owner;

    /// <summary>The type that it takes, in the record.</summary>
    public string Subject { get; } = claim.IsArithmetic ? "Plan" : "Results";

    public bool IsArithmetic { get; } = claim.IsArithmetic;
}
