namespace LlamaBatch.Generators;

/// <summary>A claim, as data for the templates.</summary>
internal sealed class ClaimView(ClaimModel claim)
{
    public string Text { get; } = CSharpLiteral.Of(claim.Text);

    public string Source { get; } = CSharpLiteral.Of(claim.Source);

    /// <summary>The translations of the claim, as elements of a collection expression; empty without translations.</summary>
    public string Translations { get; } = ExperimentView.Translated(claim.Translations);

    public bool IsTranslated => Translations.Length > 0;

    /// <summary>The call that decides the claim.</summary>
    public string Call { get; } = (claim.Owner, claim.IsArithmetic) switch
    {
        ("", true) => $"{claim.Method}(plan)",
        ("", false) => $"{claim.Method}(results)",
        (_, true) => $"{claim.Method}(new {claim.Owner}.Plan(plans))",
        (_, false) => $"{claim.Method}(new {claim.Owner}.Results(table))",
    };

    /// <summary>Whether the claim takes the results or plan of its own record.</summary>
    public bool IsOwn { get; } = claim.Owner.Length == 0;

    /// <summary>The claim method, which gives the claim's place in the source.</summary>
    public string Method { get; } = claim.Method;

    /// <summary>The record whose results or plan the claim takes; empty for its own record.</summary>
    public string Owner { get; } = claim.Owner;

    /// <summary>The generated type that the claim takes: <c>Results</c> or <c>Plan</c>.</summary>
    public string Subject { get; } = claim.IsArithmetic ? "Plan" : "Results";

    public bool IsArithmetic { get; } = claim.IsArithmetic;
}
