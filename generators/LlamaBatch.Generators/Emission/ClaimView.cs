namespace LlamaBatch.Generators;

/// <summary>A claim as the templates see it.</summary>
internal sealed class ClaimView(ClaimModel claim)
{
    public string Text { get; } = CSharpLiteral.Of(claim.Text);

    public string Source { get; } = CSharpLiteral.Of(claim.Source);

    /// <summary>The call that decides it.</summary>
    public string Call { get; } = claim.IsArithmetic ? $"{claim.Method}(plan)" : $"{claim.Method}(results)";

    public bool IsArithmetic { get; } = claim.IsArithmetic;
}
