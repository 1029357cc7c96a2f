using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports axes, metrics, levels and targets that a table of imported runs names, but that the experiment does not declare. The program
/// itself detects them only when it reads the table.
/// </summary>
internal static class RunTableRule
{
    private const string Table = "LlamaBatch.RunTable";
    private const string Target = "LlamaBatch.RunTarget";

    /// <summary>The largest plausible number of runs of one level with one value.</summary>
    private const double MostRuns = 1_000;

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        string? experimentsFolder,
        CancellationToken cancellation)
    {
        if (!experiment.IsImported)
        {
            return [];
        }

        var operations = experiment.Operations(cancellation);
        string text = ExperimentTexts.Of(experiment, operations, cancellation);
        string? folder = experimentsFolder is not null && TextFolder.Exists(experimentsFolder)
            ? Path.Combine(experimentsFolder, experiment.Record.Name)
            : null;
        bool leavesOut = operations.OfType<IPropertyReferenceOperation>().Any(one => one.Property.Name == "LeavesOutOtherLevels");
        return operations.SelectMany(operation => operation switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Axes" } property } } write
                when property.ContainingType.Is(Table) =>
                Columns(write.Value, experiment, isAxis: true).Concat(RunColumnRule.Axes(write, experiment)),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Metrics" } property } } write
                when property.ContainingType.Is(Table) =>
                Columns(write.Value, experiment, isAxis: false).Concat(RunColumnRule.Metrics(write, experiment)),
            IInvocationOperation { TargetMethod: { Name: "Join" or "Of" } method } call when method.ContainingType.Is(Table) =>
                Arms(call, experiment, checksLevels: method.Name == "Join" || !leavesOut),
            IInvocationOperation { TargetMethod: { Name: "TensorBoard" } method } call when method.ContainingType.Is(Table) =>
                Metric(WrittenValue.ArgumentOf(call.Arguments, "metric"), null, experiment),
            IObjectCreationOperation creation when creation.Type.Is(Target) => Targets(creation, experiment),
            _ => [],
        }).Concat(operations.SelectMany(operation =>
            RunColumnRule.Check(operation, experiment).Concat(RunRoleRule.Check(operation, experiment))
                .Concat(TypedInRunsRule.Check(operation)).Concat(PathPlaceholderRule.Check(operation, experiment))
                .Concat(folder is null ? [] : RunHeaderRule.Check(operation, experiment, folder))
                .Concat(folder is null ? [] : RunFileRule.Check(operation, folder))))
            .Concat(RunLevelRule.Check(operations, experiment))
            .Concat(RunOutcomeRule.Check(operations))
            .Concat(RunOutcomeRule.CheckStated(operations, text))
            .Concat(RunUnitRule.Check(operations))
            .Concat(EvaluationRule.Check(operations, text))
            .Concat(RunPlaceholderRule.Check(operations, experiment))
            .Concat(RunProgressRule.Check(operations, experiment, cancellation))
            .Concat(RunCountRule.Check(operations, experiment, cancellation))
            .Concat(RunPairRule.Check(operations, experiment, cancellation))
            .Concat(RunTextRule.Check(operations))
            .Concat(EvaluationRule.CheckStated(operations, text))
            .Concat(StatedLengthRule.Check(operations, experiment, cancellation))
            .Concat(OtherQuantityRule.CheckImported(experiment, cancellation) is { } quantity ? [quantity] : [])
            .Concat(ModelNameRule.Check(experiment, operations, cancellation))
            .Concat(Sources(operations));
    }

    /// <summary>Reports runs without a word on where they are from.</summary>
    private static IEnumerable<Diagnostic> Sources(IReadOnlyList<IOperation> operations) =>
        operations.Any(operation => operation is ISimpleAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property: { Name: "Source" } property },
        } && property.ContainingType.Is(Table))
            ? []
            : operations.OfType<IInvocationOperation>()
                // A joined table has the sources of its parts.
                .Where(call => call.TargetMethod is { IsStatic: true, Name: not "Join" } method && method.ContainingType.Is(Table)
                    && method.ReturnType.Is(Table) && !IsPassedOn(call)).Take(1)
                .Select(call => Diagnostic.Create(
                    Descriptors.RunsWithoutSource,
                    (call.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : call.Syntax).GetLocation(),
                    call.Parent is IWithOperation
                        ? "The report cannot say where these runs are from. Add 'Source = \"...\"' to the table."
                        : "The report cannot say where these runs are from. Write 'with { Source = \"...\" }' after the table."));

    /// <summary>Whether a table is passed to a user-defined method or a local variable, so that its final form is unknown.</summary>
    public static bool IsPassedOn(IOperation table) =>
        table.Parent is { } parent && (parent is IVariableInitializerOperation
            || parent is IInvocationOperation { TargetMethod.ContainingType: { } owner } && !owner.Is(Table)
            || (parent is not IBlockOperation && IsPassedOn(parent)));

    /// <summary>Checks the pairs that assign a column of the table to an axis or a metric.</summary>
    private static IEnumerable<Diagnostic> Columns(IOperation list, ExperimentDeclaration experiment, bool isAxis)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (ITupleOperation pair in WrittenList.TuplesOf(list).Where(one => one.Elements.Length == 2))
        {
            string? column = WrittenValue.TextOf(pair.Elements[1]);
            foreach (Diagnostic finding in isAxis
                ? Axis(pair.Elements[0], column, experiment)
                : Metric(pair.Elements[0], column, experiment))
            {
                yield return finding;
            }

            if (WrittenValue.TextOf(pair.Elements[0]) is { } name && !named.Add(name))
            {
                yield return NoEffect.At(
                    pair.Syntax.GetLocation(),
                    $"This column of '{name}'",
                    "the table names one already. Remove one of the two.");
            }
        }
    }

    /// <summary>Checks the axis, metric and levels in a call of <c>Of</c> or <c>Join</c>, which assigns values or tables to them.</summary>
    private static IEnumerable<Diagnostic> Arms(IInvocationOperation call, ExperimentDeclaration experiment, bool checksLevels)
    {
        IOperation? named = WrittenValue.ArgumentOf(call.Arguments, "axis");
        IOperation? measured = WrittenValue.ArgumentOf(call.Arguments, "metric");
        foreach (Diagnostic finding in Axis(named, null, experiment).Concat(Metric(measured, null, experiment)))
        {
            yield return finding;
        }

        var runs = call.TargetMethod.Name == "Of" && WrittenValue.ArgumentOf(call.Arguments, "arms") is { } values
            ? WrittenList.TuplesOf(values).Where(arm => arm.Elements.Length == 2).Select(arm => arm.Elements[1]).ToList()
            : [];
        var lists = runs.Select(WrittenRuns.Of).ToList();
        int copy = Enumerable.Range(0, lists.Count).FirstOrDefault(i => WrittenRuns.AreUnique(lists[i])
            && lists.Take(i).Any(other => other.SequenceEqual(lists[i])));
        if (copy > 0)
        {
            yield return Diagnostic.Create(
                Descriptors.ImpossibleNumber,
                runs[copy].Syntax.GetLocation(),
                "Two levels have the same runs, so one row is a copy of the other. Write the runs of this level.");
        }

        if (Swapped(runs) is { } swapped)
        {
            yield return Diagnostic.Create(
                Descriptors.ImpossibleNumber,
                swapped.Syntax.GetLocation(),
                "RunTable.Repeat takes a value and its number of runs. Swap the two numbers.");
        }

        if (runs.Count > 1 && runs.All(IsOneNumber))
        {
            yield return Diagnostic.Create(
                Descriptors.ImpossibleNumber,
                runs[0].Syntax.GetLocation(),
                "Every level repeats one number, so the runs have no spread and any difference is significant. "
                    + "Write the values of the single runs.");
        }

        string? name = WrittenValue.TextOf(named);
        if (!checksLevels || experiment.Axes.FirstOrDefault(one => one.Property.Name == name) is not { Fault: AxisFault.None } axis
            || axis.Levels.Count < 2
            || (WrittenValue.ArgumentOf(call.Arguments, "arms") ?? WrittenValue.ArgumentOf(call.Arguments, "tables")) is not { } arms)
        {
            yield break;
        }

        var all = WrittenList.TuplesOf(arms).Select(arm => WrittenValue.ConstantIn(arm.Elements[0])).ToList();
        foreach (IOperation written in all)
        {
            if (written.ConstantValue is { HasValue: true, Value: { } level } && IsOf(axis, written) && !axis.Levels.Any(one => AreSame(
                one.Value,
                LevelValue.Of(level, axis))))
            {
                string text = LevelName.Of(level, written.Type);
                yield return Unknown(
                    written,
                    $"level {text} of '{axis.Property.Name}'",
                    $"Use {Sentence.OneOf(axis.Levels.Select(LevelName.Of))}, or add {text} to [Axis].",
                    axis.Levels.Where(one => !all.Any(arm => arm.ConstantValue is { HasValue: true, Value: { } other }
                            && AreSame(one.Value, LevelValue.Of(other, axis))))
                        .Select(LevelName.Of));
            }
        }
    }

    /// <summary>The first pair of <c>RunTable.Repeat</c> with more runs than anybody types in, and a value that looks like their number.</summary>
    private static ITupleOperation? Swapped(IEnumerable<IOperation> runs) =>
        (from run in runs
         let call = WrittenList.Unconverted(run) as IInvocationOperation
         where call is { TargetMethod: { Name: "Repeat", ContainingType.Name: "RunTable" } }
         from pair in WrittenValue.ArgumentOf(call.Arguments, "counts") is { } counts ? WrittenList.TuplesOf(counts) : []
         where pair.Elements is [var value, var count]
             && WrittenValue.NumberOf(count) > MostRuns && WrittenValue.NumberOf(value) is { } number and > 0 and < 100
             && number.Equals(Math.Floor(number))
         select pair).FirstOrDefault();

    /// <summary>Whether the runs of a level are one constant that is repeated.</summary>
    private static bool IsOneNumber(IOperation runs)
    {
        IOperation written = WrittenList.Unconverted(runs);
        if (written is IInvocationOperation { TargetMethod: { Name: "Repeat" } method } call)
        {
            return method.ContainingType.Is(Table)
                ? WrittenValue.ArgumentOf(call.Arguments, "counts") is { } counts
                    && WrittenList.TuplesOf(counts).ToList() is [{ Elements: [_, var number] }]
                    && number.ConstantValue is { HasValue: true, Value: > 1 }
                : method.ContainingType.Is("System.Linq.Enumerable");
        }

        var constants = (WrittenList.ElementsOf(written) ?? []).Select(WrittenValue.NumberOf).ToList();
        return constants.Count > 2 && constants[0] is not null && constants.Distinct().Count() == 1;
    }

    /// <summary>
    /// Whether a constant can be compared with the levels: it has their type, or both are numbers. Other constants are converted when the
    /// table is read.
    /// </summary>
    private static bool IsOf(AxisDeclaration axis, IOperation level) =>
        SymbolEqualityComparer.Default.Equals(level.Type, axis.LevelType)
        || (level.Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double }
            && axis.LevelType.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double);

    private static bool AreSame(object? level, object? named) => level is string text && named is string other
        ? text.Equals(other, StringComparison.OrdinalIgnoreCase)
        : Equals(level, named);

    private static IEnumerable<Diagnostic> Axis(IOperation? named, string? column, ExperimentDeclaration experiment) =>
        Name(named, column, "axis", experiment.Axes.Select(axis => axis.Property.Name));

    private static IEnumerable<Diagnostic> Metric(IOperation? named, string? column, ExperimentDeclaration experiment) =>
        Name(named, column, "metric", experiment.Metrics.Select(metric => metric.Type.Name));

    private static IEnumerable<Diagnostic> Name(IOperation? named, string? column, string kind, IEnumerable<string> known)
    {
        var names = known.Distinct().ToList();
        if (names.Count > 0 && named is not null && WrittenValue.TextOf(named) is { } name && !names.Contains(name))
        {
            bool isSwapped = column is not null && names.Contains(column);
            yield return Unknown(
                named,
                $"{kind} '{name}'",
                isSwapped ? $"The name of the {kind} comes before that of the column." : $"Use {Sentence.OneOf(names)}.",
                isSwapped ? [] : names.Select(one => $"nameof({Naming.Escaped(one)})"));
        }
    }

    private static IEnumerable<Diagnostic> Targets(IObjectCreationOperation creation, ExperimentDeclaration experiment)
    {
        if (WrittenValue.ArgumentOf(creation.Arguments, "Metric") is not { } named || WrittenValue.TextOf(named) is not { } metric
            || WrittenValue.ArgumentOf(creation.Arguments, "Value") is not { } written || WrittenValue.NumberOf(written) is not { } value
            || experiment.Targets.Any(target => target.Value.Equals(value) && target.Metric.Name == metric))
        {
            yield break;
        }

        var values = experiment.Targets.Where(target => target.Metric.Name == metric).Select(target => LevelName.Of(target.Value, null))
            .ToList();
        string text = LevelName.Of(value, null);
        yield return Unknown(
            values.Count > 0 ? written : named,
            $"target {text} of '{metric}'",
            $"Add [Target<{metric}>({text})]" + (values.Count > 0 ? $", or use {Sentence.OneOf(values)}." : "."),
            values);
    }

    private static Diagnostic Unknown(IOperation place, string what, string remedy, IEnumerable<string> values) => Diagnostic.Create(
        Descriptors.TableNamesUnknown,
        place.Syntax.GetLocation(),
        Remedy.Of((Remedy.Values, Remedy.Joined(values))),
        $"{what}, which the experiment does not have. {remedy}");
}
