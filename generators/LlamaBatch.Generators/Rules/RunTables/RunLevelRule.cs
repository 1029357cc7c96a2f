using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports levels for which a table of imported runs has fewer than two runs. The rule reads tables that list their runs, joined tables, the
/// conditions of <c>Where</c>, and the placeholders in paths of files that have no columns for axes.
/// </summary>
internal static class RunLevelRule
{
    /// <summary>The forms of files with fixed columns, none of which is an axis.</summary>
    private static readonly HashSet<string> _forms = ["Torchtitan", "TensorBoard"];

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<IOperation> operations, ExperimentDeclaration experiment)
    {
        List<IInvocationOperation> tables =
        [
            .. operations.OfType<IInvocationOperation>().Where(call => call.TargetMethod is { Name: "Of" or "Join" } method
                && method.ContainingType.Name == "RunTable" && call.Arguments.Any(one => one.Parameter?.Name == "axis")),
        ];
        return (tables is [var only] ? Levels(only, experiment) : []).Concat(tables.Any(call => call.TargetMethod.Name == "Join") ? []
            : operations.OfType<ISimpleAssignmentOperation>()
                .Where(write => write.Target is IPropertyReferenceOperation { Property.Name: "Where" } target
                    && target.Property.ContainingType.Name == "RunTable")
                .SelectMany(write => Kept(write, experiment)))
            .Concat(tables.Count > 0 ? [] : operations.SelectMany(operation => WithoutColumn(operation, operations, experiment)).Take(1));
    }

    /// <summary>Reports a path without a placeholder for an axis, if the files have no column for it either.</summary>
    private static IEnumerable<Diagnostic> WithoutColumn(
        IOperation operation, IReadOnlyList<IOperation> operations, ExperimentDeclaration experiment)
    {
        if (operation is not IInvocationOperation { TargetMethod: { ContainingType.Name: "RunTable", Name: var form } } call
            || !_forms.Contains(form) || WrittenValue.ArgumentOf(call.Arguments, "path") is not { } written
            || WrittenValue.TextOf(written) is not { } path
            // The names of runs, or a column that is assigned to an axis, may give its level.
            || operations.Any(other => other is IPropertyReferenceOperation
            {
                Property: { Name: "RunNames" or "Axes" or "Run", ContainingType.Name: "RunTable" },
            })
            || RunTableRule.IsPassedOn(call))
        {
            yield break;
        }

        List<string> named = RunPlaceholderRule.NamesIn(path);
        List<AxisDeclaration> missing =
            [.. experiment.Axes.Where(axis => !named.Exists(name => RunColumnRule.IsSame(name, axis.Property.Name)))];
        // Another placeholder may abbreviate the axis.
        if (missing is [{ Fault: AxisFault.None, Property.Name: var axis }, ..]
            && named.TrueForAll(name => RunColumnRule.IsSame(name, "run") || RunColumnRule.IsSame(name, "seed")
                || experiment.Axes.Any(one => RunColumnRule.IsSame(name, one.Property.Name))))
        {
            yield return Diagnostic.Create(
                Descriptors.LevelHasNoRuns,
                written.Syntax.GetLocation(),
                $"The files of RunTable.{form} have no column for axis '{axis}', and the path has no placeholder for it, "
                    + "so no run has a level.",
                $"Write the placeholder {{{axis}}} in the path, or use RunTable.Join.");
        }
    }

    /// <summary>Checks that a table of <c>RunTable.Of</c> or <c>RunTable.Join</c> has runs at each level.</summary>
    private static IEnumerable<Diagnostic> Levels(IInvocationOperation call, ExperimentDeclaration experiment)
    {
        string? named = WrittenValue.TextOf(WrittenValue.ArgumentOf(call.Arguments, "axis"));
        if (experiment.Axes.FirstOrDefault(one => one.Property.Name == named) is not { Fault: AxisFault.None } axis
            || (WrittenValue.ArgumentOf(call.Arguments, "arms") ?? WrittenValue.ArgumentOf(call.Arguments, "tables")) is not { } list
            || WrittenList.ElementsOf(list) is not { } elements)
        {
            yield break;
        }

        var arms = elements.Select(WrittenList.Unconverted).OfType<ITupleOperation>().Where(arm => arm.Elements.Length == 2).ToList();
        var texts = arms.Select(arm => TextOf(WrittenValue.ConstantIn(arm.Elements[0]), axis)).ToList();
        var levels = axis.Levels.Select(level => TextOf(level.Value, axis)).ToList();
        // Without claims, no level is needed. A name that is no level has its own diagnostic, and was probably meant for one without runs.
        if (arms.Count != elements.Count || experiment.Claims.All(claim => claim.Subject != ClaimSubject.Results)
            || texts.Except(levels, StringComparer.OrdinalIgnoreCase).Any())
        {
            yield break;
        }

        for (int i = 0; i < axis.Levels.Count; i++)
        {
            if (!texts.Contains(levels[i], StringComparer.OrdinalIgnoreCase))
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelHasNoRuns,
                    LevelSyntax.Of(axis, i),
                    $"The table has no runs at level {LevelName.Of(axis.Levels[i])} of '{axis.Property.Name}'.",
                    "Add them, or remove the level.");
                yield break;
            }
        }

        if (arms.FirstOrDefault(arm => WrittenList.ElementsOf(arm.Elements[1]) is [not ISpreadOperation]) is { } single)
        {
            yield return Diagnostic.Create(
                Descriptors.LevelHasNoRuns,
                single.Elements[1].Syntax.GetLocation(),
                $"The table has one run at level {single.Elements[0].Syntax} of '{axis.Property.Name}', and without a second run its "
                    + "variation is unknown, so no claim can be decided.",
                "Add runs.");
        }
    }

    /// <summary>Checks the rows that a table keeps.</summary>
    private static IEnumerable<Diagnostic> Kept(ISimpleAssignmentOperation write, ExperimentDeclaration experiment)
    {
        var pairs = RunColumnRule.PairsOf(write.Value)
            .Select(pair => (Column: WrittenValue.TextOf(pair.Name), Value: pair.Column, pair.Name)).ToList();
        foreach (var pair in pairs.Where(pair => pair.Column is not null && pairs.Count(other => other.Column == pair.Column) == 1))
        {
            if (experiment.Axes.FirstOrDefault(axis => axis is { Fault: AxisFault.None, Levels.Count: > 1 }
                && RunColumnRule.ColumnOf(axis, write) is { } column
                && RunColumnRule.Meaning(column) == RunColumnRule.Meaning(pair.Column!)) is { } filtered)
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelHasNoRuns,
                    pair.Name.Parent?.Syntax.GetLocation() ?? pair.Name.Syntax.GetLocation(),
                    $"The condition 'Where' keeps only rows with '{pair.Value}' in column '{pair.Column}', so the other levels of "
                        + $"'{filtered.Property.Name}' have no runs.",
                    "Remove this condition, or the axis.");
            }
        }
    }

    private static string TextOf(IOperation operation, AxisDeclaration axis) =>
        TextOf(operation.ConstantValue is { HasValue: true, Value: { } value } ? value : null, axis);

    /// <summary>A level as text, to compare values of different types: 16, 16.0 and "16" have the same text.</summary>
    private static string TextOf(object? value, AxisDeclaration axis) =>
        value is not (null or string) && axis.LevelType.TypeKind == TypeKind.Enum && axis.LevelType.MemberOf(value) is { } member
            ? member.Name
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", value);
}
