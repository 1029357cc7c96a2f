using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports tables of final values in experiments whose claims read when a target is reached, or whose text says that a run has several
/// rows. Without a column of progress, rows are not curves.
/// </summary>
internal static class RunProgressRule
{
    /// <summary>The forms of files in which no column is progress by default.</summary>
    private static readonly HashSet<string> _plain = ["Csv", "JsonLines", "Parquet"];

    private static readonly HashSet<string> _naming = ["Progress", "Targets"];

    /// <summary>A promise of several rows for each run.</summary>
    private static readonly Regex _rows = new(
        @"\b((one|a|1) (row|line|record) (for |per |at |after )?(every |each |an? )?"
            + @"|(rows|lines|records) (for |at |after )?(every |each |per ))([0-9][0-9,]* |\w+ hundred |hundred )?"
            + "((training|optimizer|validation|logging|logged) )?"
            + @"(?<unit>steps?|evaluations?|validations?|epochs?|checkpoints?|updates?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words for a file of which only the last rows are left.</summary>
    private static readonly Regex _last = new(
        @"\b(last|final) (row|line|record|step|evaluation|validation|epoch|checkpoint)s?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        IReadOnlyList<IOperation> operations, ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        foreach (IObjectCreationOperation target in operations.OfType<IObjectCreationOperation>().Where(one =>
            one is { Type: { Name: "RunTarget", ContainingAssembly.Name: "LlamaBatch" }, Initializer: not null }))
        {
            var named = target.Initializer!.Initializers.OfType<ISimpleAssignmentOperation>().Select(one => one.Target)
                .OfType<IPropertyReferenceOperation>().Select(one => one.Property.Name).ToList();
            if (named.Contains("NotReached") && !named.Contains("Until") && target.Parent is not IWithOperation)
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelHasNoRuns,
                    target.Syntax.GetLocation(),
                    "If a run did not reach the target (NotReached), no column says how far it went, and the program refuses the table.",
                    "Write Until = \"...\" with the column of a run's last progress.");
            }
        }

        var tables = operations.OfType<IInvocationOperation>()
            .Where(call => call is { TargetMethod: { IsStatic: true, ContainingType.Name: "RunTable" }, Type.Name: "RunTable" }).ToList();
        if (tables is [{ TargetMethod.Name: var form } table] && _plain.Contains(form) && experiment.Targets.Count > 0
            && !operations.OfType<IPropertyReferenceOperation>().Any(one => _naming.Contains(one.Property.Name))
            && experiment.Claims.Select(claim => claim.Method.Declaration(cancellation)).OfType<SyntaxNode>()
                .SelectMany(claim => claim.DescendantNodes()).OfType<MemberAccessExpressionSyntax>()
                .Any(access => access.Name.Identifier.ValueText is "ToTarget" or "Matched"))
        {
            yield return Diagnostic.Create(
                Descriptors.LevelHasNoRuns,
                table.Syntax.GetLocation(),
                "The table has no column of progress, so its rows are final values, and no run shows when it reached a target.",
                "Write Progress = Progress.Steps(\"...\") with the column of steps.");
        }
        else if (tables.Find(call => _plain.Contains(call.TargetMethod.Name)) is { } plain
            && !operations.OfType<IPropertyReferenceOperation>()
                .Any(one => _naming.Contains(one.Property.Name) || one.Property.Name == "Where")
            && ExperimentTexts.Of(experiment, operations, cancellation) is var text
            && _rows.Match(text) is { Success: true } rows && !_last.IsMatch(text)
            && !experiment.Axes.Any(axis => axis.Property.Name.IndexOf(Unit(rows), StringComparison.OrdinalIgnoreCase) >= 0))
        {
            yield return Diagnostic.Create(
                Descriptors.LevelHasNoRuns,
                plain.Syntax.GetLocation(),
                $"The text says '{rows.Value}', but the table has no column of progress, so each row counts as the end of a run.",
                "Write Progress = Progress.Steps(\"...\") with the column of steps.");
        }
    }

    /// <summary>What a row is written for, such as a step or an epoch. An axis may have its name.</summary>
    private static string Unit(Match rows) => rows.Groups["unit"].Value.TrimEnd('s');
}
