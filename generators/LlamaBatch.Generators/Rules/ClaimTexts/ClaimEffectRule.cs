using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims that two effects have the opposite order of the text, as in "tying lowers the loss of one layer more than that of four"
/// beside <c>IsAbove</c>: the effect that lowers the loss more is further below zero.
/// </summary>
internal static class ClaimEffectRule
{
    private static readonly HashSet<string> _lowering = ["lowers", "reduces", "decreases", "cuts", "lower", "reduce"];

    private static readonly HashSet<string> _raising = ["raises", "increases", "raise", "increase"];

    private static readonly HashSet<string> _helping = ["helps", "improves", "help", "improve"];

    private static readonly HashSet<string> _hurting = ["hurts", "harms", "hurt", "costs", "cost"];

    /// <param name="call">The comparison of two effects.</param>
    /// <param name="calls">All calls of the claim.</param>
    /// <param name="experiment">The experiment.</param>
    public static Diagnostic? Check(ClaimCall call, IReadOnlyList<ClaimCall> calls, ExperimentDeclaration experiment)
    {
        if (call.Method is not ("IsAbove" or "IsBelow") || call.Call.Instance is not { } instance
            || calls.Where(one => one.Method == "EffectAgainst").ToList() is not [var one, var other]
            || !instance.Syntax.Span.Contains(one.Place.SourceSpan) || instance.Syntax.Span.Contains(other.Place.SourceSpan)
            || TreatmentOf(one) is not { } treatment || TreatmentOf(other) != treatment
            || one.Left!.Name != other.Left!.Name || ConditionOf(one, other) is not var (condition, first, second))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        int more = words.ToList().FindIndex(word => word is "more" or "less");
        if (Enumerable.Range(0, words.Count).Any(i =>
                ClaimWords.IsTurning(words[i]) && words[i] != "instead" && !DirectionWords.KeepsDirection(words, i))
            || words.Count(word => word is "more" or "less") != 1)
        {
            return null;
        }

        var verbs = words.Where(word => SignOf(word, one.Left) is not null).ToList();
        if (verbs is not [var verb] || words.ToList().IndexOf(verb) > more || !StartsWithFirst(words, treatment, one, experiment)
            || new ComparedText(words, [(condition, [first], [second])], one.Left.Accessor.Name).SubjectOf(more) is not { } isFirst)
        {
            return null;
        }

        // The larger effect is further from zero, in the direction of the verb.
        bool isAbove = SignOf(verb, one.Left) > 0 == (isFirst == (words[more] == "more"));
        return isAbove == (call.Method == "IsAbove") ? null : ClaimFinding.Of(
            call,
            $"that {one.Left.Name} {(SignOf(verb, one.Left) > 0 ? "rises" : "falls")} {words[more]} at "
                + $"{condition.Property.Name} = {LevelName.Of(isFirst ? first : second, condition.LevelType)}",
            $"{call.Method} asserts the opposite, because the effect is the metric with '{treatment.Property.Name}' minus that without",
            instead: isAbove ? "IsAbove" : "IsBelow");
    }

    /// <summary>Whether a verb raises (1) or lowers (-1) the metric of a side; null for other words.</summary>
    private static int? SignOf(string verb, ClaimSide side) =>
        _lowering.Contains(verb) ? -1
        : _raising.Contains(verb) ? 1
        : MetricWords.IsHigherBetter(side) is not { } isHigherBetter ? null
        : _helping.Contains(verb) ? (isHigherBetter ? 1 : -1)
        : _hurting.Contains(verb) ? (isHigherBetter ? -1 : 1)
        : null;

    /// <summary>The axis that an effect changes; null if a Boolean axis is switched off, and for other effects.</summary>
    private static AxisDeclaration? TreatmentOf(ClaimCall effect) =>
        effect is { Left.Arms: [var with], Rights: [{ Arms: [var without] }] }
        && with.Levels.Where(level => !Equals(without.Levels[level.Key], level.Value)).ToList() is [{ Value: not false } treatment]
            ? treatment.Key
            : null;

    /// <summary>
    /// Whether the text is about the effect of the first level of a treatment. A Boolean axis is always switched on, and a treatment whose
    /// levels the text does not name changes the baseline.
    /// </summary>
    private static bool StartsWithFirst(
        IReadOnlyList<string> words, AxisDeclaration treatment, ClaimCall effect, ExperimentDeclaration experiment)
    {
        object first = effect.Left!.Arms![0].Levels[treatment];
        object second = effect.Rights[0].Arms![0].Levels[treatment];
        return first is true
            || (new ComparedText(words, [(treatment, [first], [second])], effect.Left.Accessor.Name).Mentions
                .Select(mention => (bool?)mention.IsFirst).FirstOrDefault()
                ?? Equals(LevelValue.Of(SweepEvaluation.BaselineOf(treatment.Property, experiment, default), treatment), second));
    }

    /// <summary>The one axis whose levels differ between two effects, with the level of each.</summary>
    private static (AxisDeclaration Axis, object First, object Second)? ConditionOf(ClaimCall one, ClaimCall other)
    {
        var (first, second) = (one.Left!.Arms![0], other.Left!.Arms![0]);
        return first.Levels.Where(level => !Equals(second.Levels[level.Key], level.Value)).ToList() is [var condition]
            ? (condition.Key, condition.Value, second.Levels[condition.Key])
            : null;
    }
}
