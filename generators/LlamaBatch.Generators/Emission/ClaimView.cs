namespace LlamaBatch.Generators;

/// <summary>A claim as the templates see it.</summary>
internal sealed class ClaimView(ClaimModel claim)
{
    public string Text { get; } = CSharpLiteral.Of(claim.Text);

    public string Source { get; } = CSharpLiteral.Of(claim.Source);

    /// <summary>The call that decides it.</summary>
    public string Call { get; } = (claim.Owner, claim.IsArithmetic) switch
    {
        ("", true) => $"{claim.Method}(plan)",
        ("", false) => $"{claim.Method}(results)",
        (_, true) => $"{claim.Method}(new {claim.Owner}.Plan(input.Plans))",
        (_, false) => $"{claim.Method}(new {claim.Owner}.Results(input.Results))",
    };

    /// <summary>Whether it takes the record's own results or plan.</summary>
    public bool IsOwn { get; } = claim.Owner.Length == 0;

    public bool IsArithmetic { get; } = claim.IsArithmetic;
}
