using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports tables of final values in experiments whose claims read when a target is reached. Without a column of progress, rows are not
/// curves.
/// </summary>
internal static class RunProgressRule
{
    /// <summary>The forms of files in which no column is progress by default.</summary>
    private static readonly HashSet<string> _plain = ["Csv", "JsonLines", "Parquet"];

    private static readonly HashSet<string> _naming = ["Progress", "Targets"];

    public static IEnumerable<Diagnostic> Check(
        IReadOnlyList<IOperation> operations, ExperimentDeclaration experiment, CancellationToken cancellation)
    {
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
    }
}
