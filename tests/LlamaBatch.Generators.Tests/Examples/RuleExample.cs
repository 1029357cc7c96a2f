namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>What the page of diagnostics shows of a rule.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Why">What would go wrong in training or in the report without the rule.</param>
/// <param name="Wrong">A fragment that the rule reports, with the reported text between <c>[|</c> and <c>|]</c>.</param>
/// <param name="Right">The fragment after the mistake is corrected.</param>
/// <remarks><see cref="ExampleRecord"/> completes a fragment to a record.</remarks>
internal sealed record RuleExample(string Id, string Why, string Wrong, string Right)
{
    /// <summary>
    /// The condition for a report, in clauses after "Reported if" and further sentences; empty for rules without numbers.
    /// </summary>
    public string ReportedIf { get; init; } = "";

    /// <summary>The compiler's own errors about the same mistake.</summary>
    public IReadOnlyList<string> CompilerErrors { get; init; } = [];

    /// <summary>Whether the rule only informs, so that it also reports the right fragment.</summary>
    public bool IsAlwaysReported { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
