namespace LlamaBatch.Generators;

/// <summary>A claim, as data for the code templates.</summary>
internal sealed class ClaimView(ClaimModel claim)
{
    public string Text { get; } = CSharpLiteral.Of(claim.Text);

    public string Source { get; } = CSharpLiteral.Of(claim.Source);

    /// <summary>The translations of the claim, as elements of a C# collection expression; empty if there are none.</summary>
    public string Translations { get; } = ExperimentView.Translated(claim.Translations);

    public bool IsTranslated => Translations.Length > 0;

    /// <summary>The C# call to the claim method, which returns the verdict.</summary>
    public string Call { get; } = (claim.Owner, claim.IsArithmetic) switch
    {
        ("", true) => $"{claim.Method}(plan)",
        ("", false) => $"{claim.Method}(results)",
        (_, true) => $"{claim.Method}(new {claim.Owner}.Plan(plans))",
        (_, false) => $"{claim.Method}(new {claim.Owner}.Results(table))",
    };

    /// <summary>
    /// Whether the type of the claim's parameter belongs to the experiment itself. False if the type belongs to a base record.
    /// </summary>
    public bool IsOwn { get; } = claim.Owner.Length == 0;

    /// <summary>The fully qualified name of the claim method. Generated code refers to it for the claim's location in the source.</summary>
    public string Method { get; } = claim.Method;

    /// <summary>The base record whose results or plan the claim takes; empty if the claim takes those of the experiment itself.</summary>
    public string Owner { get; } = claim.Owner;

    /// <summary>The generated type that the claim takes: <c>Results</c> or <c>Plan</c>.</summary>
    public string Subject { get; } = claim.IsArithmetic ? "Plan" : "Results";

    public bool IsArithmetic { get; } = claim.IsArithmetic;
}
