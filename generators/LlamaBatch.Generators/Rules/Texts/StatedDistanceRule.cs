using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports helper methods whose summary states another distance than their code, as in "the highest rate within 0.05 of the best" above
/// <c>HighestWithin(0.1)</c>.
/// </summary>
internal static class StatedDistanceRule
{
    private static readonly Regex _within = new(
        @"\bwithin (?<number>[0-9]+(\.[0-9]+)?)(?![0-9]|\.[0-9]| ?(%|percent|hundredths|thousandths|standard|doublings|octaves))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from method in experiment.Record.GetMembers().OfType<IMethodSymbol>()
        where method.MethodKind == MethodKind.Ordinary
        let said = _within.Matches(DocumentationText.Summary(method, cancellation)).Cast<Match>()
            .Select(match => ClaimNumbers.Of(match.Groups["number"].Value)).OfType<double>().Distinct().ToList()
        where said.Count == 1
        let body = MemberSyntax.Body(method.Declaration(cancellation))
        where body is not null
        let distances = (from call in (experiment.Bodies.Of(body)?.DescendantsAndSelf() ?? []).OfType<IInvocationOperation>()
                         where call.TargetMethod is { Name: "WidthWithin" or "HighestWithin", ContainingType.Name: "LevelCurves" }
                             && call.Arguments.Length == 1
                         let number = WrittenValue.NumberOf(call.Arguments[0].Value)
                         where number is not null
                         select (Place: call.Arguments[0].Syntax, Number: number!.Value)).ToList()
        where distances.Count == 1 && !distances[0].Number.Equals(said[0])
        select Diagnostic.Create(
            Descriptors.TextSaysOpposite,
            distances[0].Place.GetLocation(),
            $"within {LevelName.Of(said[0], null)}",
            $"the code has {LevelName.Of(distances[0].Number, null)}",
            $", or write {LevelName.Of(said[0], null)}");
}
