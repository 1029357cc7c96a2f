using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports joined tables whose sources name different datasets, such as C4 and OpenWebText. Their losses cannot be compared.</summary>
internal static class RunTextRule
{
    private static readonly Regex _datasets = new(
        @"\b(C4|OpenWebText2?|FineWeb(-Edu)?|SlimPajama|RedPajama|RefinedWeb|WikiText(-2|-103)?|Wikipedia|BookCorpus|Dolma|DCLM|TinyStories"
            + @"|StarCoder|MiniPile|Pile|LM1B|PTB|Zyda|Nemotron-CC|CommonCorpus|OSCAR|mC4)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _isOfText = new("corpus|data|text|mix", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<IOperation> operations) =>
        from call in operations.OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "Join", ContainingType.Name: "RunTable" }
            && WrittenValue.TextOf(WrittenValue.ArgumentOf(call.Arguments, "axis")) is { } axis && !_isOfText.IsMatch(axis)
        let finding = Check(call)
        where finding is not null
        select finding;

    private static Diagnostic? Check(IInvocationOperation call)
    {
        if (WrittenValue.ArgumentOf(call.Arguments, "tables") is not { } tables)
        {
            return null;
        }

        var sources = (from part in WrittenList.TuplesOf(tables)
                       where part.Elements.Length == 2
                       from write in part.Elements[1].DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
                       where write.Target is IPropertyReferenceOperation { Property: { Name: "Source", ContainingType.Name: "RunTable" } }
                       let datasets = DatasetsIn(WrittenValue.TextOf(write.Value) ?? "")
                       where datasets.Count > 0
                       select new Source(part.Elements[0].Syntax.ToString(), write.Value, datasets)).ToList();
        return sources.Skip(1).FirstOrDefault(one => !one.Datasets.Overlaps(sources[0].Datasets)) is not { } other ? null
            : Diagnostic.Create(
                Descriptors.JoinedOverTexts,
                other.Place.Syntax.GetLocation(),
                other.Arm,
                Sentence.AllOf(other.Datasets),
                sources[0].Arm,
                Sentence.AllOf(sources[0].Datasets));
    }

    private static HashSet<string> DatasetsIn(string text) =>
        new(_datasets.Matches(text).Cast<Match>().Select(match => match.Value), StringComparer.OrdinalIgnoreCase);

    private sealed record Source(string Arm, IOperation Place, HashSet<string> Datasets);
}
