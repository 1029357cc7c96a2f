using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Selects the diagnostics to report when several rules find the same mistake.</summary>
internal static class Precedence
{
    /// <summary>Where a diagnostic must be for another one to hide it.</summary>
    private enum Reach
    {
        /// <summary>Anywhere in the same experiment.</summary>
        Experiment,

        /// <summary>At the same place.</summary>
        Place,

        /// <summary>At a place that contains the place of the other.</summary>
        Around,

        /// <summary>At a place that the place of the other contains.</summary>
        Within,

        /// <summary>Anywhere, about the same axis.</summary>
        Axis,
    }

    /// <summary>The pairs of diagnostics of which the second is left out if the first is reported.</summary>
    /// <remarks>They apply in this order. A diagnostic that an earlier pair hides does not hide others.</remarks>
    private static readonly ImmutableArray<Pair> _pairs =
    [
        // The setting should probably read the axis instead of itself.
        new(Descriptors.SettingReadsItself, Reach.Experiment, Descriptors.AxisIsNotRead),

        // If batch sizes are swapped, the scaled value may also be implausible. Swapping them back corrects both.
        new(Descriptors.BatchesAreSwapped, Reach.Around, Descriptors.ImplausibleRate),
        new(Descriptors.BatchesAreSwapped, Reach.Around, Descriptors.DecayTooLarge),
        new(Descriptors.BatchesAreSwapped, Reach.Around, Descriptors.Beta2TooSmall),
        new(Descriptors.BatchesAreSwapped, Reach.Around, Descriptors.ScaledTheWrongWay),

        // A decay that is scaled in the wrong direction may also be too small at one end. Inverting the rule corrects both.
        new(Descriptors.ScaledTheWrongWay, Reach.Place, Descriptors.Beta2TooSmall),

        // A wrong learning rate is corrected before it is tuned.
        new(Descriptors.ImplausibleRate, Reach.Experiment, Descriptors.RateIsNotTuned),

        // The setting that the axis does not reach may be the learning rate.
        new(Descriptors.AxisMissesSetting, Reach.Experiment, Descriptors.RateIsNotTuned),

        // A setting that the axis does not reach has its default, which the text and the other settings contradict.
        new(Descriptors.AxisMissesSetting, Reach.Experiment, Descriptors.QuestionOfAnother),
        new(Descriptors.AxisMissesSetting, Reach.Experiment, Descriptors.ImplausibleDecay),

        // A width as the number of heads is out of proportion too.
        new(Descriptors.QuestionOfAnother, Reach.Experiment, Descriptors.HeadsOutOfProportion),

        // A level above the batch equals the level of the batch.
        new(Descriptors.LevelsAreOneArm, Reach.Place, Descriptors.NoEffect),

        // A text that is read twice has as many epochs.
        new(Descriptors.TextIsRepeated, Reach.Place, Descriptors.StatedBudgetDiffers),

        // A level that falls to the arm of another one differs from its summary.
        new(Descriptors.LevelsAreOneArm, Reach.Experiment, Descriptors.ArmDiffersFromText),

        // A level that is out of order breaks a spacing that the text states.
        new(Descriptors.LevelOutOfOrder, Reach.Experiment, Descriptors.ArmDiffersFromText),

        // A chain that is as good as random has an entropy above most targets, and above most losses that a claim names.
        new(Descriptors.NothingToLearn, Reach.Experiment, Descriptors.TargetBelowEntropy),
        new(Descriptors.NothingToLearn, Reach.Experiment, Descriptors.ImpossibleNumber),

        // A timescale over the wrong number of tokens gives a decay out of range.
        new(Descriptors.BatchIsNotOfStep, Reach.Within, Descriptors.DecayTooLarge),
        new(Descriptors.BatchIsNotOfStep, Reach.Around, Descriptors.DecayTooLarge),

        // A mistyped level is often out of order too.
        new(Descriptors.ImplausibleRate, Reach.Place, Descriptors.LevelOutOfOrder),

        // A level that uses the method of another level often equals that level.
        new(Descriptors.LevelOfAnotherMethod, Reach.Axis, Descriptors.LevelsAreOneArm),
        new(Descriptors.LevelOfAnotherMethod, Reach.Axis, Descriptors.AxisIsNotRead),

        // A switch that is on at both levels changes nothing, and no side of a claim is without it.
        new(Descriptors.SwitchIsInverted, Reach.Axis, Descriptors.AxisIsNotRead),
        new(Descriptors.SwitchIsInverted, Reach.Experiment, Descriptors.TextSaysOpposite),

        // The margin of a comparison of two metrics is a margin of neither.
        new(Descriptors.DifferentMetrics, Reach.Within, Descriptors.ImpossibleNumber),

        // What a text contradicts is often an impossible margin, or a second cause.
        new(Descriptors.ImpossibleNumber, Reach.Place, Descriptors.TextSaysOpposite),
        new(Descriptors.TextSaysOpposite, Reach.Around, Descriptors.TwoCauses),
        new(Descriptors.TextSaysOpposite, Reach.Around, Descriptors.DecidedByDefinition),
        new(Descriptors.ImpossibleNumber, Reach.Around, Descriptors.DecidedByDefinition),

        // A target that is met at the start is no target to tune for.
        new(Descriptors.TargetIsMetAtStart, Reach.Experiment, Descriptors.TuningIgnoresClaims),

        // Levels that are floats differ from the numbers in claims.
        new(Descriptors.AxisTypeMustMatch, Reach.Experiment, Descriptors.NoSuchLevel),
        new(Descriptors.AxisTypeMustMatch, Reach.Experiment, Descriptors.BaselineMustBeLevel),

        // A number of seeds that is a random seed is out of range too.
        new(Descriptors.RandomSeed, Reach.Place, null),

        // Rates that are tuned for two optimizers at once suit one of them.
        new(Descriptors.TunedPerLeavesOut, Reach.Experiment, Descriptors.ImplausibleRate),

        // The second cause is the rate that only one level tunes, or the setting that the text denies.
        new(Descriptors.RateIsTunedInPart, Reach.Experiment, Descriptors.TwoCauses),
        new(Descriptors.LevelsAreConfounded, Reach.Experiment, Descriptors.TwoCauses),

        // Levels that are clamped to one value span a smaller range.
        new(Descriptors.LevelsAreOneArm, Reach.Experiment, Descriptors.RateGridTooNarrow),

        // Rates that hardly differ cannot be tuned either.
        new(Descriptors.RateGridTooNarrow, Reach.Place, Descriptors.TunedPerLeavesOut),

        // If the better direction of a metric is wrong, the value of a diverged trial may be right.
        new(Descriptors.WorstIsBest, Reach.Experiment, Descriptors.DivergedIsBest),

        // A quotient that is 0 by integer division may also be out of range.
        new(Descriptors.IntegerDivision, Reach.Place, null),
        new(Descriptors.IntegerDivision, Reach.Around, Descriptors.IllegalShape),

        // A switch that is off by an illegal number, such as an infinite norm, is off.
        new(Descriptors.SettingOutOfRange, Reach.Place, Descriptors.SwitchIsInverted),

        // A budget or a text that is too small is seldom the one that the text states.
        new(Descriptors.TooFewSteps, Reach.Experiment, Descriptors.StatedBudgetDiffers),
        new(Descriptors.TooLittleText, Reach.Experiment, Descriptors.StatedBudgetDiffers),

        // Rounding to whole steps makes times unequal if there are few steps.
        new(Descriptors.TooFewSteps, Reach.Experiment, Descriptors.UnequalTimes),

        // A value that was meant as a power or a quotient is often out of range. A wrong power may also change batch sizes, widths or
        // levels.
        new(Descriptors.ExclusiveOr, Reach.Place, null),
        new(Descriptors.ExclusiveOr, Reach.Experiment, Descriptors.IllegalShape),
        new(Descriptors.ExclusiveOr, Reach.Experiment, Descriptors.BaselineMustBeLevel),
        new(Descriptors.ExclusiveOr, Reach.Experiment, Descriptors.LevelOutOfOrder),
        new(Descriptors.ExclusiveOr, Reach.Experiment, Descriptors.NoSuchLevel),
        new(Descriptors.ExclusiveOr, Reach.Experiment, Descriptors.RateIsNotTuned),
        new(Descriptors.ExclusiveOr, Reach.Experiment, Descriptors.TooFewSteps),
        new(Descriptors.PythonDivision, Reach.Place, null),

        // Few steps are short beside any validation, and more windows than there is text are not read.
        new(Descriptors.TooFewSteps, Reach.Experiment, Descriptors.ValidationTooOften),
        new(Descriptors.NoEffect, Reach.Place, Descriptors.ValidationTooOften),

        // A text in somebody's home folder is usually missing on other machines.
        new(Descriptors.PathOfOnePerson, Reach.Place, Descriptors.TextDoesNotExist),
        new(Descriptors.PathOfOnePerson, Reach.Place, Descriptors.RunsDoNotExist),

        // A pattern for binary files finds no plain text.
        new(Descriptors.TextIsBinary, Reach.Experiment, Descriptors.TextDoesNotExist),
    ];

    /// <summary>Diagnostics of which the first along an axis is reported, because one mistake usually shows at several levels.</summary>
    private static readonly ImmutableHashSet<string> _once =
        [Descriptors.LevelsAreOneArm.Id, Descriptors.ImplausibleRate.Id, Descriptors.DecayTooLarge.Id, Descriptors.BetasAreSwapped.Id];

    /// <summary>
    /// Leaves out less important diagnostics. If there is an error, diagnostics about the design are left out, because correcting the error
    /// may change the design. If there is any other warning or error, diagnostics about numbers that have no effect are left out.
    /// </summary>
    public static IEnumerable<Diagnostic> MostImportant(IEnumerable<Diagnostic> findings)
    {
        var all = findings.ToList();
        foreach (Pair pair in all.Count > 1 ? _pairs : [])
        {
            List<Diagnostic> reported = all.FindAll(finding => finding.Id == pair.Reported.Id);
            all.RemoveAll(finding => pair.MayHide(finding) && reported.Exists(one => pair.Reaches(one, finding)));
        }

        // A constant that is read at two places is one mistake.
        var ofConstants = new HashSet<(string Message, string Name)>();
        all.RemoveAll(finding => finding.Id == Descriptors.SettingOutOfRange.Id && NameAt(finding.Location) is { } name
            && !ofConstants.Add((finding.GetMessage(CultureInfo.InvariantCulture), name)));
        var shown = new HashSet<(string Id, string? Axis)>();
        all.RemoveAll(finding => _once.Contains(finding.Id) && !shown.Add((finding.Id, AxisOf(finding))));
        bool hasError = all.Exists(finding => finding.Severity == DiagnosticSeverity.Error);
        bool hasOther = all.Exists(finding => finding.Severity >= DiagnosticSeverity.Warning && !NoEffect.IsMinor(finding));
        return all.Where(finding => !(hasError && finding.Descriptor.CustomTags.Contains(Descriptors.DesignTag))
            && !(hasOther && NoEffect.IsMinor(finding))
            // A number that means nothing is often the other half of a mistake that another rule names.
            && !(finding.Id == Descriptors.UnknownNumber.Id
                && all.Exists(one => one.Id != finding.Id && one.Severity >= DiagnosticSeverity.Warning)));
    }

    /// <summary>The name that is the whole code at a place; null for other code.</summary>
    private static string? NameAt(Location place) =>
        place.SourceTree?.GetRoot().FindNode(place.SourceSpan, getInnermostNodeForTie: true) is IdentifierNameSyntax name
            ? name.Identifier.ValueText
            : null;

    private static string? AxisOf(Diagnostic finding) =>
        finding.Properties.TryGetValue(Remedy.Axes, out string? axis) ? axis : null;

    /// <summary>A diagnostic that hides another one. If <paramref name="Hidden"/> is null, it hides all others.</summary>
    private sealed record Pair(DiagnosticDescriptor Reported, Reach Reach, DiagnosticDescriptor? Hidden)
    {
        public bool MayHide(Diagnostic finding) => Hidden is null ? finding.Id != Reported.Id : finding.Id == Hidden.Id;

        public bool Reaches(Diagnostic reported, Diagnostic hidden) => Reach switch
        {
            Reach.Place => hidden.Location == reported.Location,
            Reach.Around => hidden.Location.SourceTree == reported.Location.SourceTree
                && hidden.Location.SourceSpan.Contains(reported.Location.SourceSpan),
            Reach.Within => hidden.Location.SourceTree == reported.Location.SourceTree
                && reported.Location.SourceSpan.Contains(hidden.Location.SourceSpan),
            Reach.Axis => AxisOf(hidden) is { } axis && axis == AxisOf(reported),
            _ => true,
        };
    }
}
