using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports columns that a table of imported runs names, but that the header of its CSV file does not have.</summary>
internal static class RunHeaderRule
{
    /// <summary>The largest number of columns that a message lists.</summary>
    private const int Listed = 12;

    /// <summary>Checks a table that is written as <c>RunTable.Csv("path") with { … }</c>.</summary>
    /// <param name="operation">An operation of the record's code.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    public static IEnumerable<Diagnostic> Check(IOperation operation, ExperimentDeclaration experiment, string folder)
    {
        if (operation is not IWithOperation { Initializer: { } initializer, Operand: var operand }
            || WrittenList.Unconverted(operand) is not IInvocationOperation
            {
                TargetMethod: { Name: "Csv", ContainingType.Name: "RunTable" },
                Arguments: [{ Value: var written }],
            }
            // The placeholders of a path with wildcards are columns too, and its files may differ.
            || WrittenValue.TextOf(written) is not { } path || path.IndexOfAny(['*', '?', '{']) >= 0
            || RunHeader.Of(Path.GetFullPath(Path.Combine(folder, path))) is not { } columns)
        {
            yield break;
        }

        var writes = initializer.Initializers.OfType<ISimpleAssignmentOperation>()
            .Where(write => write.Target is IPropertyReferenceOperation)
            .Select(write => (((IPropertyReferenceOperation)write.Target).Property.Name, write.Value)).ToList();
        var known = columns.Concat(writes.Where(write => write.Name == "RunNames")
                .SelectMany(write => RunPlaceholderRule.NamesIn(WrittenValue.TextOf(write.Value))))
            .ToList();
        foreach (IOperation named in writes.SelectMany(write => ColumnsOf(write.Name, write.Value, experiment)))
        {
            if (WrittenValue.TextOf(named) is { Length: > 0 } column && !known.Exists(one => Plain(one) == Plain(column)))
            {
                var listed = known.Take(Listed).ToList();
                yield return Diagnostic.Create(
                    Descriptors.TableNamesUnknown,
                    named.Syntax.GetLocation(),
                    Remedy.Of((Remedy.Values, Remedy.Joined(listed
                        .Where(name => name.IndexOf(Remedy.Separator) < 0).Select(name => LevelName.Of(name, null))))),
                    $"column '{column}', which '{path}' does not have. {(known.Count > Listed ? "Some of its" : "Its")} columns are "
                        + $"{Sentence.AllOf(listed.Select(Quoted))}.");
            }
        }
    }

    /// <summary>The columns that an assignment to a property of the table names.</summary>
    private static IEnumerable<IOperation> ColumnsOf(string property, IOperation value, ExperimentDeclaration experiment) =>
        property switch
        {
            "Run" or "Pair" => [value],
            // A pair without a name of the experiment has its own diagnostic.
            "Axes" => Elements(value, 1, name => experiment.Axes.Any(axis => axis.Property.Name == name)),
            "Metrics" => Elements(value, 1, name => experiment.Metrics.Any(metric => metric.Type.Name == name)),
            "Where" => Elements(value, 0, _ => true),
            "Progress" => WrittenList.Unconverted(value) is IInvocationOperation
            {
                TargetMethod.ContainingType.Name: "Progress",
                Arguments: [{ Value: var column }],
            } ? [column] : [],
            "Targets" => (WrittenList.ElementsOf(value) ?? []).Select(WrittenList.Unconverted)
                .OfType<IObjectCreationOperation>()
                .SelectMany(target => target.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
                .Where(write => write.Target is IPropertyReferenceOperation { Property.Name: "Column" or "Until" })
                .Select(write => write.Value),
            _ => [],
        };

    private static IEnumerable<IOperation> Elements(IOperation list, int index, Func<string?, bool> isKnown) =>
        (WrittenList.ElementsOf(list) ?? []).Select(WrittenList.Unconverted).OfType<ITupleOperation>()
            .Where(pair => pair.Elements.Length == 2 && isKnown(WrittenValue.TextOf(pair.Elements[0])))
            .Select(pair => pair.Elements[index]);

    /// <summary>A name as the program compares it with columns: without case and underscores.</summary>
    private static string Plain(string name) => name.Replace("_", "").ToUpperInvariant();

    private static string Quoted(string name) => $"'{name}'";
}
