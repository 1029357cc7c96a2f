using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports runs to a target whose numbers are all multiples of an interval, although the table does not say that the runs were evaluated at
/// this interval, or says a shorter one. Each run then counts as measured more exactly than it was.
/// </summary>
internal static class EvaluationRule
{
    private static readonly Regex _every = new(
        $@"\b(evaluated|evaluates?|evaluations?) (once )?every {StatedNumber.Integer} (?<unit>sequences|steps|tokens)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The fewest different numbers that show an interval.</summary>
    internal const int FewestNumbers = 4;

    /// <summary>The smallest interval, as a share of the smallest number, that matters.</summary>
    internal const double SmallestShare = 0.02;

    /// <summary>
    /// The largest probability that numbers of a shorter interval are multiples of a longer one by chance, at which the longer one is
    /// reported.
    /// </summary>
    internal const double LargestChance = 1e-3;

    /// <param name="operations">The operations of the record.</param>
    /// <param name="text">The question and the texts about the runs.</param>
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<IOperation> operations, string text) =>
        from call in operations.OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "Of", ContainingType.Name: "RunTable" }
        from target in call.Arguments.Select(one => WrittenList.Unconverted(one.Value)).OfType<IObjectCreationOperation>()
        where target is { Type.Name: "RunTarget" } && WrittenValue.ArgumentOf(call.Arguments, "arms") is not null
        let arms = WrittenList.TuplesOf(WrittenValue.ArgumentOf(call.Arguments, "arms")!).Where(arm => arm.Elements.Length == 2).ToList()
        let runs = arms.SelectMany(arm => WrittenRuns.Of(arm.Elements[1])).Distinct().ToList()
        let divisor = DivisorOf(runs)
        let finding = IntervalOf(target) is { } given && Between(arms, runs, given) is { } slip ? slip
            : divisor is null ? null
            : target.Initializer is not { } settings ? Missing(target, runs, divisor.Value) ?? Stated(target, runs, text)
            : TooShort(settings, runs, divisor.Value)
        where finding is not null
        select finding;

    /// <summary>The interval between evaluations that a target gives, if it is a constant.</summary>
    private static double? IntervalOf(IObjectCreationOperation target) =>
        WriteOf(target.Initializer) is { Value: var written } && WrittenValue.NumberOf(written) is { } given and >= 2 ? given : null;

    private static ISimpleAssignmentOperation? WriteOf(IObjectOrCollectionInitializerOperation? settings) =>
        settings?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(write =>
            write.Target is IPropertyReferenceOperation { Property.Name: "EvaluatedEvery" });

    /// <summary>
    /// Reports a single number between two evaluations, if all others are numbers of an evaluation. The largest number may be the end of a
    /// run.
    /// </summary>
    private static Diagnostic? Between(List<ITupleOperation> arms, List<double> runs, double interval)
    {
        return runs.Count > FewestNumbers && runs.FindAll(run => !(run % interval).Equals(0)) is [var slip] && slip < runs.Max()
            && arms.SelectMany(arm => arm.Elements[1].DescendantsAndSelf())
                .FirstOrDefault(element => slip.Equals(WrittenValue.NumberOf(element))) is { } written
            ? Diagnostic.Create(
                Descriptors.ImpossibleNumber,
                written.Syntax.GetLocation(),
                $"{Number.Exact(slip)} lies between two evaluations, which are {Number.Exact(interval)} apart, as no other number does. "
                    + $"If it is mistyped, the nearest evaluations are {Number.Exact(Math.Floor(slip / interval) * interval)} and "
                    + $"{Number.Exact(Math.Ceiling(slip / interval) * interval)}.")
            : null;
    }

    private static Diagnostic? Missing(IObjectCreationOperation target, List<double> runs, long interval) =>
        interval >= SmallestShare * runs.Min() && !IsRound(interval)
            ? Diagnostic.Create(
                Descriptors.RunsReadAtEvaluations,
                target.Syntax.GetLocation(),
                Remedy.Of((Remedy.Values, $"{target.Syntax} {{ EvaluatedEvery = {CSharpLiteral.Grouped(interval)} }}")),
                FormattableString.Invariant($"{interval:N0}"),
                $"'{{ EvaluatedEvery = {CSharpLiteral.Grouped(interval)} }}' after this target")
            : null;

    /// <summary>Reports a target without an interval, if a text states one of which all numbers are multiples.</summary>
    private static Diagnostic? Stated(IObjectCreationOperation target, List<double> runs, string text) =>
        StatedIn([text]) is [var (said, unit)] && said >= SmallestShare * runs.Min() && said >= 2
        && runs.TrueForAll(run => (run % said).Equals(0)) && UnitOf(target)?.Equals(unit, StringComparison.OrdinalIgnoreCase) == true
            ? Diagnostic.Create(
                Descriptors.RunsReadAtEvaluations,
                target.Syntax.GetLocation(),
                Remedy.Of((Remedy.Values, $"{target.Syntax} {{ EvaluatedEvery = {CSharpLiteral.Grouped((long)said)} }}")),
                FormattableString.Invariant($"{said:N0}"),
                $"'{{ EvaluatedEvery = {CSharpLiteral.Grouped((long)said)} }}' after this target")
            : null;

    private static string? UnitOf(IObjectCreationOperation target) =>
        (WrittenValue.ArgumentOf(target.Arguments, "Unit") as IFieldReferenceOperation)?.Field.Name;

    /// <summary>The intervals between evaluations that texts state.</summary>
    private static List<(double Number, string Unit)> StatedIn(IEnumerable<string> texts) =>
    [
        .. texts.SelectMany(text => _every.Matches(text).Cast<Match>())
            .Select(match => (StatedNumber.In(match), match.Groups["unit"].Value.ToLowerInvariant())).Distinct(),
    ];

    /// <summary>Reports an interval of which all numbers are the same multiple.</summary>
    private static Diagnostic? TooShort(IObjectOrCollectionInitializerOperation settings, List<double> runs, long interval) =>
        WriteOf(settings) is { Value: var written } && WrittenValue.NumberOf(written) is { } given and >= 1 and < 1e15
        && interval > given && (interval % given).Equals(0)
        && Math.Pow(given / interval, runs.Count) <= LargestChance
            ? Diagnostic.Create(
                Descriptors.RunsReadAtEvaluations,
                written.Syntax.GetLocation(),
                Remedy.Of((Remedy.Values, CSharpLiteral.Grouped(interval))),
                FormattableString.Invariant($"{interval:N0}"),
                $"EvaluatedEvery = {CSharpLiteral.Grouped(interval)} instead of {written.Syntax}")
            : null;

    /// <summary>Reports an interval other than the one that the texts about the runs state.</summary>
    public static IEnumerable<Diagnostic> CheckStated(IReadOnlyList<IOperation> operations, string text)
    {
        var stated = StatedIn([text]);
        var writes = operations.OfType<ISimpleAssignmentOperation>()
            .Where(write => write.Target is IPropertyReferenceOperation { Property.Name: "EvaluatedEvery" }).ToList();
        return stated is not [var (said, unit)] || writes.Count != 1
            || !operations.OfType<IFieldReferenceOperation>().Any(field => field.Field.ContainingType.Name == "ProgressUnit"
                && field.Field.Name.Equals(unit, StringComparison.OrdinalIgnoreCase)) ? []
            : from write in writes
              let given = WrittenValue.NumberOf(write.Value)
              where given is not null && !given.Equals(said)
              select Diagnostic.Create(
                  Descriptors.StatedBudgetDiffers,
                  write.Value.Syntax.GetLocation(),
                  Number.Exact(said),
                  $"{unit} between evaluations",
                  FormattableString.Invariant($"{given!.Value:N0}"),
                  "");
    }

    /// <summary>The greatest common divisor of at least a few different whole numbers; null for other numbers.</summary>
    private static long? DivisorOf(List<double> runs) =>
        runs.Count >= FewestNumbers && runs.TrueForAll(run => run is >= 1 and < 1e15 && run.Equals(Math.Floor(run)))
            ? runs.Select(run => (long)run).Aggregate(Divisor)
            : null;

    /// <summary>Whether a number looks rounded: apart from final zeros, it is a single digit or 25.</summary>
    private static bool IsRound(long number)
    {
        while (number % 10 == 0)
        {
            number /= 10;
        }

        return number < 10 || number == 25;
    }

    private static long Divisor(long one, long other) => other == 0 ? one : Divisor(other, one % other);
}
