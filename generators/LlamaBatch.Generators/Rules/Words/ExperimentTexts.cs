using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>The texts of an experiment that describe its runs.</summary>
internal static class ExperimentTexts
{
    private static readonly HashSet<string> _ofTable = ["Source", "Caveats"];

    private static readonly Regex _sentences = new(@"(?<=[.?!:;])(?<!\bal\.)\s+", RegexOptions.CultureInvariant);

    /// <summary>The sentences of a text, also those after a colon or a semicolon.</summary>
    public static string[] SentencesIn(string text) => _sentences.Split(text);

    /// <summary>The question, the documentation of the record, and the sources and caveats of its table, as one text.</summary>
    public static string Of(ExperimentDeclaration experiment, IReadOnlyList<IOperation> operations, CancellationToken cancellation) =>
        string.Join(" ", OfTable(operations).Select(one => WrittenValue.TextOf(one)!).Prepend(OfRecord(experiment, cancellation)));

    /// <summary>The question and the documentation of the record, as one text.</summary>
    public static string OfRecord(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        $"{experiment.Question} {DocumentationText.All(experiment.Record, cancellation)}";

    /// <summary>The record, its axes, and the members of the enums that are levels. Their documentation describes the settings.</summary>
    public static IEnumerable<ISymbol> Described(ExperimentDeclaration experiment) => experiment.Axes
        .SelectMany(axis => axis.LevelType is { TypeKind: TypeKind.Enum } type ? type.GetMembers().OfType<IFieldSymbol>() : [])
        .Concat(experiment.Axes.Select(axis => (ISymbol)axis.Property)).Prepend(experiment.Record);

    /// <summary>The sources and caveats of a table of runs.</summary>
    public static IEnumerable<IOperation> OfTable(IReadOnlyList<IOperation> operations) =>
        operations.OfType<ISimpleAssignmentOperation>()
            .Where(write => write.Target is IPropertyReferenceOperation { Property: { ContainingType.Name: "RunTable", Name: var name } }
                && _ofTable.Contains(name))
            .SelectMany(write => WrittenList.ElementsOf(write.Value) ?? [write.Value])
            .Where(value => WrittenValue.TextOf(value) is not null);
}
