using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports imported runs whose texts name one model and whose source or arithmetic names another, such as Llama 7B beside runs of Llama 3.1
/// 8B.
/// </summary>
internal static class ModelNameRule
{
    private static readonly Regex _size = new(@"(?<![\d.,])(\d+(\.\d+)?)[ _]?B\b(?! *tokens)", RegexOptions.CultureInvariant);

    private static readonly Regex _preset = new(@"^Llama(?:\w*_)?(\d+)B", RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, IReadOnlyList<IOperation> operations, CancellationToken cancellation)
    {
        var said = SizesIn(ExperimentTexts.OfRecord(experiment, cancellation));
        var sources = operations.OfType<ISimpleAssignmentOperation>()
            .Where(write => write.Target is IPropertyReferenceOperation { Property: { Name: "Source", ContainingType.Name: "RunTable" } })
            .Select(write => (Place: write.Value, Sizes: SizesIn(WrittenValue.TextOf(write.Value) ?? ""))).ToList();
        foreach (var (place, sizes) in sources.Where(one => said.Count > 0 && one.Sizes.Count > 0 && !one.Sizes.Overlaps(said)))
        {
            yield return Finding(place.Syntax.GetLocation(), "Source", sizes, said);
        }

        said.UnionWith(sources.SelectMany(one => one.Sizes));
        if (experiment.Setting("FlopsPerToken") is { } setting
            && SymbolEqualityComparer.Default.Equals(setting.ContainingType, experiment.Record)
            && setting.Declaration(cancellation) is { } declaration
            && declaration.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Select(access => (Place: access.Name, Match: _preset.Match(access.Name.Identifier.ValueText)))
                .Where(one => one.Match.Success).ToList() is [var preset]
            && said.Count > 0 && !said.Contains(preset.Match.Groups[1].Value))
        {
            yield return Finding(preset.Place.GetLocation(), "FlopsPerToken", [preset.Match.Groups[1].Value], said);
        }
    }

    private static Diagnostic Finding(Location place, string what, IEnumerable<string> named, IEnumerable<string> said) =>
        Diagnostic.Create(Descriptors.RunsOfAnotherModel, place, what, Said(named), Said(said));

    private static string Said(IEnumerable<string> sizes) => Sentence.AllOf(sizes.Select(size => $"{size}B"));

    private static HashSet<string> SizesIn(string text) => [.. _size.Matches(text).Cast<Match>().Select(match => match.Groups[1].Value)];
}
