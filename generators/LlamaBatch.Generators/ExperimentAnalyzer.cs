using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlamaBatch.Generators;

/// <summary>Reports problems in experiments as diagnostics in the editor and the build.</summary>
/// <remarks>Errors that the compiler already reports clearly are not repeated.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExperimentAnalyzer : DiagnosticAnalyzer
{
    private const int MostOfAKind = 2;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.MustNotBeNested,
        Descriptors.MustNotBeGeneric,
        Descriptors.MustDeriveFromLlamaExperiment,
        Descriptors.SettingCannotBeEvaluated,
        Descriptors.MustHaveBaseline,
        Descriptors.MemberNameIsReserved,
        Descriptors.NameMustBeDistinct,
        Descriptors.OptimizerMustHaveItsType,
        Descriptors.SettingOutOfRange,
        Descriptors.NoEffect,
        Descriptors.SettingIsNotListed,
        Descriptors.ValueChanges,
        Descriptors.StateIsNotSaved,
        Descriptors.NameHidesLibrary,
        Descriptors.IntegerDivision,
        Descriptors.ExclusiveOr,
        Descriptors.PythonDivision,
        Descriptors.AbstractExperiment,
        Descriptors.MustNotBeFileLocal,
        Descriptors.SettingReadsItself,
        Descriptors.MemberIsRequired,
        Descriptors.DeclaredTwice,
        Descriptors.OptimizerHasNoFactory,
        Descriptors.NotAnExperiment,
        Descriptors.TextIsEmpty,
        Descriptors.LanguageIsUnknown,
        Descriptors.SettingIsHidden,
        Descriptors.IllegalShape,
        Descriptors.ModelTooLarge,
        Descriptors.SequenceTooLong,
        Descriptors.DepthIsDefault,
        Descriptors.StatedModelDiffers,
        Descriptors.ImplausibleRopeTheta,
        Descriptors.HeadsOutOfProportion,
        Descriptors.DeeperThanWide,
        Descriptors.InnerWidthOutOfProportion,
        Descriptors.AxisIsNotRead,
        Descriptors.AxisTypeMustMatch,
        Descriptors.AxisNeedsLevels,
        Descriptors.LevelMustBeDistinct,
        Descriptors.BaselineMustBeLevel,
        Descriptors.AxisMustBeInit,
        Descriptors.TunedPerUnknownAxis,
        Descriptors.TuningNeedsMetric,
        Descriptors.ShortenedLevelMustBeLevel,
        Descriptors.NoAxis,
        Descriptors.QuickComparesNothing,
        Descriptors.LevelsAreOneArm,
        Descriptors.RateIsNotTuned,
        Descriptors.RateGridTooNarrow,
        Descriptors.TunedAxisNeedsLevels,
        Descriptors.TunedPerLeavesOut,
        Descriptors.TuningIgnoresClaims,
        Descriptors.TunedOverTexts,
        Descriptors.RepetitionAsAxis,
        Descriptors.QuickDecidesNothing,
        Descriptors.RateGridTooCoarse,
        Descriptors.ScaledTheWrongWay,
        Descriptors.AxisTypeIsNoLevel,
        Descriptors.LevelIsNull,
        Descriptors.AxisHidesSetting,
        Descriptors.ArmIsNotReached,
        Descriptors.AxisMissesSetting,
        Descriptors.RateIsTunedInPart,
        Descriptors.LevelOutOfOrder,
        Descriptors.TooFewSteps,
        Descriptors.CostOfSweep,
        Descriptors.NoWholeStep,
        Descriptors.SweepTooLarge,
        Descriptors.ValidationTooOften,
        Descriptors.DaysOfWork,
        Descriptors.MemoryBeyondMachine,
        Descriptors.ThousandsOfTrials,
        Descriptors.ScheduleHidesTarget,
        Descriptors.WarmupTooShort,
        Descriptors.CurveTooCoarse,
        Descriptors.TargetIsMetAtStart,
        Descriptors.WarmupTooLong,
        Descriptors.AverageTooLong,
        Descriptors.AverageTooShort,
        Descriptors.FloorIsNoShare,
        Descriptors.BatchIsNotReached,
        Descriptors.ScheduleReturnsRate,
        Descriptors.TargetBelowEntropy,
        Descriptors.TextDoesNotExist,
        Descriptors.RunsDoNotExist,
        Descriptors.SequenceTooShort,
        Descriptors.TextIsRepeated,
        Descriptors.VocabularyTooSmall,
        Descriptors.VocabularyIsUnused,
        Descriptors.MostIsHeldOut,
        Descriptors.TableNamesUnknown,
        Descriptors.ConstantBesideAxis,
        Descriptors.ColumnMeansAnother,
        Descriptors.LevelHasNoRuns,
        Descriptors.ColumnHasTwoRoles,
        Descriptors.TooLittleText,
        Descriptors.TrainedOnValidation,
        Descriptors.NothingToLearn,
        Descriptors.TooSmallForBFloat16,
        Descriptors.MetricUnavailable,
        Descriptors.ImplausibleRate,
        Descriptors.DecayTooLarge,
        Descriptors.ImplausibleEpsilon,
        Descriptors.BetasAreSwapped,
        Descriptors.Beta2TooSmall,
        Descriptors.ImplausibleWeights,
        Descriptors.BatchesAreSwapped,
        Descriptors.BatchIsNotOfStep,
        Descriptors.ClipTooSmall,
        Descriptors.NormEpsilonTooLarge,
        Descriptors.ProbeTooFar,
        Descriptors.ImplausibleDecay,
        Descriptors.StepUpTheGradient,
        Descriptors.ClaimIsMalformed,
        Descriptors.NoSuchLevel,
        Descriptors.MetricHasNoKind,
        Descriptors.NoSuchTarget,
        Descriptors.TargetMustBeDistinct,
        Descriptors.TargetMustBeMeasured,
        Descriptors.ClaimTextMustBeDistinct,
        Descriptors.NothingMeasured,
        Descriptors.TooFewSeeds,
        Descriptors.LevelTwiceInClaim,
        Descriptors.ImpossibleNumber,
        Descriptors.DifferentMetrics,
        Descriptors.ComparedWithItself,
        Descriptors.TrendNeedsLevels,
        Descriptors.MetricDoesNotRank,
        Descriptors.MarginCannotDecide,
        Descriptors.UnequalTokens,
        Descriptors.UnequalSteps,
        Descriptors.UnequalTimes,
        Descriptors.UnequalTexts,
        Descriptors.ClaimsExcludeEachOther,
        Descriptors.ClaimOutOfReach,
        Descriptors.MetricNameIsTaken,
        Descriptors.MetricMustNotBeFileLocal,
        Descriptors.FewSeedsForClaims,
        Descriptors.ClaimAlwaysThrows,
        Descriptors.VerdictIsNoClaim,
        Descriptors.NoSuchResult,
        Descriptors.MarginTooFine,
        Descriptors.TwoCauses,
        Descriptors.SidesDoNotMatch,
        Descriptors.SourceWithoutWork,
        Descriptors.CitationBeforeNumber,
        Descriptors.TextSaysOpposite,
        Descriptors.VerdictIsDropped,
        Descriptors.NoSuchAxis,
        Descriptors.DecidedByDefinition,
        Descriptors.DivergedIsBest,
        Descriptors.LevelChosenByResults,
        Descriptors.WorstIsBest,
        Descriptors.MetricInAnotherUnit,
        Descriptors.MetricNeedsMore,
        Descriptors.MetricContradictsCode,
        Descriptors.RatioOfEstimates,
        Descriptors.RandomSeed,
        Descriptors.TextOfFineTuning,
        Descriptors.TextOfGeneration,
        Descriptors.TunedOverBudgets,
        Descriptors.RunsWithoutSource,
        Descriptors.RateIsScaledTwice,
        Descriptors.SwitchIsInverted,
        Descriptors.RunsLeftOutByOutcome,
        Descriptors.RunsInAnotherUnit,
        Descriptors.JoinedOverTexts,
        Descriptors.PathOfOnePerson,
        Descriptors.RunsOfAnotherModel,
        Descriptors.RunsReadAtEvaluations,
        Descriptors.PairsShareNoSeed,
        Descriptors.ChangedAfterResults,
        Descriptors.TextIsBinary,
        Descriptors.LevelOfAnotherMethod,
        Descriptors.LevelsAreConfounded,
        Descriptors.ScaleIsLarger,
        Descriptors.BestOfUntuned,
        Descriptors.AxesReadAlike,
        Descriptors.ArmDiffersFromText,
        Descriptors.StatedBudgetDiffers,
        Descriptors.QuestionOfAnother,
        Descriptors.UnknownNumber,
        Descriptors.MemberIsNotRead,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(CheckExperiment, SymbolKind.NamedType);
        context.RegisterSymbolAction(CheckName, SymbolKind.NamedType, SymbolKind.Namespace);
        context.RegisterSemanticModelAction(CheckLocals);
    }

    private static void CheckExperiment(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        IEnumerable<Diagnostic> findings = ExperimentParser.Parse(type, context.Compilation, context.CancellationToken) is { } experiment
            ? Findings(
                experiment,
                Surroundings.Of(context.Options, context.CancellationToken),
                context.Compilation,
                context.CancellationToken)
            : StrayRules.CheckType(type, context.Compilation)
                .Concat(OwnTypeRules.Check(type, context.Compilation, context.CancellationToken))
                .Concat(OwnOptimizerRule.Check(type, context.CancellationToken))
                .Concat(StepDirectionRule.Check(type, context.CancellationToken))
                .Concat(OwnScheduleRule.Check(type, context.CancellationToken))
                .Concat(DivergedValueRule.Check(type, context.Compilation, context.CancellationToken))
                .Concat(MetricDirectionRule.Check(type, context.CancellationToken))
                .Concat(MetricUnitRule.Check(type, context.CancellationToken))
                .Concat(MetricMarginRule.Check(type, context.CancellationToken))
                .Concat(MetricNeedRule.Check(type, context.CancellationToken))
                .Concat(MetricPropertyRule.Check(type, context.CancellationToken))
                .Concat(RatioOfEstimatesRule.Check(type, context.CancellationToken))
                .Concat(LeakRules.Check(type, context.Compilation, context.CancellationToken));
        foreach (Diagnostic finding in CompilerErrors.Without(
            Few(Precedence.MostImportant(findings), context.CancellationToken),
            type,
            context.Compilation,
            context.CancellationToken))
        {
            context.ReportDiagnostic(finding);
        }
    }

    private static IEnumerable<Diagnostic> Findings(
        ExperimentDeclaration experiment,
        Surroundings surroundings,
        Compilation compilation,
        CancellationToken cancellation)
    {
        if (experiment.IsDeclaredTwice)
        {
            return DeclarationRules.Check(experiment, compilation, cancellation);    // every other finding would be reported twice
        }

        SettingReads reads = SettingReads.Of(experiment, compilation, cancellation);
        IEnumerable<Diagnostic> findings = DeclarationRules.Check(experiment, compilation, cancellation)
            .Concat(AttributeRules.Check(experiment))
            .Concat(TextRules.Check(experiment))
            .Concat(TranslationNumberRule.Check(experiment))
            .Concat(CitationRule.Check(experiment))
            .Concat(CitationRule.CheckSources(experiment))
            .Concat(CitationYearRule.Check(experiment, cancellation))
            .Concat(CitedScalingRule.Check(experiment, cancellation))
            .Concat(AxisRules.Check(experiment, reads, compilation, cancellation))
            .Concat(AxisLabelRule.Check(experiment))
            .Concat(TargetRules.Check(experiment))
            .Concat(TargetUnitRule.Check(experiment, cancellation))
            .Concat(RunTableRule.Check(experiment, surroundings.ExperimentsFolder, cancellation))
            .Concat(ImportedNumberRule.Check(experiment, compilation, cancellation))
            .Concat(ImportedConstantRule.Check(experiment, compilation, cancellation))
            .Concat(ResultNameRule.Check(experiment, cancellation))
            .Concat(UnreadMemberRule.Check(experiment, cancellation))
            .Concat(UnreadParameterRule.Check(experiment, cancellation))
            .Concat(PersonalPathRule.Check(experiment, cancellation))
            .Concat(AfterResultsRule.Check(experiment, cancellation))
            .Concat(ExclusiveOrRule.Check(experiment, cancellation))
            .Concat(PythonDivisionRule.Check(experiment, cancellation))
            .Concat(ClaimRules.CheckForm(experiment))
            .Concat(ClaimRules.CheckInherited(experiment))
            .Concat(ClaimRules.CheckRecursion(experiment, compilation, cancellation));
        if (experiment is not { IsExperiment: true, IsImported: false, HidesSetting: false })
        {
            return findings.Concat(ComparisonRules.Check(experiment, null, compilation, cancellation));
        }

        var evaluation = SweepEvaluation.Of(experiment, compilation, cancellation);
        // A value that differs from run to run is reported in the record that declares it.
        var ownChanging = ChangingValueRule.Check(experiment.Record, compilation, cancellation).ToList();
        var changing = experiment.Record.SelfAndBases().Skip(1)
            .SelectMany(type => ChangingValueRule.Check(type, compilation, cancellation))
            .Concat(ownChanging)
            .ToList();
        return findings
            .Concat(ownChanging)
            .Concat(HiddenPartRule.Check(experiment, reads))
            .Concat(PowerRule.Check(experiment))
            .Concat(SwappedBatchesRule.Check(experiment, cancellation))
            .Concat(BatchTokensRule.Check(experiment, evaluation, cancellation))
            .Concat(BatchTokensRule.CheckSequences(experiment, evaluation, cancellation))
            .Concat(BatchTokensRule.CheckRun(experiment, evaluation, cancellation))
            .Concat(ShareOfTokensRule.Check(experiment, evaluation, cancellation) is { } ofTokens ? [ofTokens] : [])
            .Concat(IntegerDivisionRule.Check(experiment, cancellation))
            .Concat(IntegerDivisionRule.CheckCasts(experiment, cancellation))
            .Concat(RateInDecayRule.Check(evaluation) is { } squared ? [squared] : [])
            .Concat(UnreachedSettingRule.Check(experiment, evaluation))
            .Concat(OtherQuantityRule.Check(experiment, evaluation, cancellation))
            .Concat(StatedSplitRule.Check(experiment, evaluation, cancellation) is { } split ? [split] : [])
            .Concat(StatedSplitRule.CheckShare(experiment, evaluation, cancellation) is { } share ? [share] : [])
            .Concat(StatedSettingRule.Check(experiment, evaluation, cancellation) is { } ofRecord ? [ofRecord] : [])
            .Concat(StatedDistanceRule.Check(experiment, cancellation))
            .Concat(MomentumMemoryRule.Check(experiment, evaluation, cancellation) is { } momentum ? [momentum] : [])
            .Concat(StatedVarianceRule.Check(experiment, evaluation, cancellation) is { } variance ? [variance] : [])
            .Concat(QuestionMetricRule.Check(experiment) is { } asked ? [asked] : [])
            .Concat(LevelOrderRule.Check(experiment))
            .Concat(ChangedLevelRule.Check(experiment, cancellation))
            .Concat(BatchStageRule.Check(experiment, evaluation))
            .Concat(LargerScaleRule.Check(experiment))
            .Concat(InvertedSwitchRule.Check(experiment, evaluation))
            .Concat(LevelMethodRule.Check(experiment, compilation, cancellation))
            .Concat(LevelSettingRule.Check(experiment, evaluation))
            .Concat(AxisSummaryRule.Check(experiment, evaluation, compilation, cancellation))
            .Concat(QuantitySourceRule.Check(experiment, cancellation))
            .Concat(QuestionRule.Check(experiment, evaluation, cancellation))
            .Concat(AskedLevelRule.Check(experiment, evaluation))
            .Concat(UnknownNumberRule.Check(experiment, evaluation, cancellation))
            .Concat(StatedScalingRule.Check(experiment, cancellation))
            .Concat(FineTuningRule.Check(experiment))
            .Concat(KnownEntropyRule.Check(experiment, evaluation, cancellation) is { } entropy ? [entropy] : [])
            .Concat(GenerationRule.Check(experiment))
            .Concat(StatedArmRule.Check(experiment, cancellation)
                .Concat(StatedLevelRule.Check(experiment, evaluation, cancellation)).Take(1))
            .Concat(StatedBestRule.Check(experiment, evaluation, cancellation))
            .Concat(StatedModelRule.Check(experiment, evaluation, cancellation))
            .Concat(new[]
            {
                StatedParametersRule.Check(experiment, evaluation, cancellation),
                StatedHeadsRule.Check(experiment, evaluation, cancellation),
                StatedSpeedRule.Check(experiment, evaluation, cancellation),
                StatedCountRule.Check(experiment, evaluation, cancellation),
                StatedSpacingRule.Check(experiment, cancellation),
                StatedTyingRule.Check(experiment, evaluation, cancellation),
                StatedShapeRule.Check(experiment, evaluation, cancellation),
                StatedCouplingRule.Check(experiment, evaluation, cancellation),
                StatedSelectionRule.Check(experiment, cancellation),
                StatedTableRule.Check(experiment, evaluation, cancellation),
                StatedLevelRateRule.Check(experiment, evaluation, cancellation),
                PublishedShapeRule.Check(experiment, evaluation, cancellation),
            }.OfType<Diagnostic>())
            .Concat(ConfoundedLevelRule.Check(experiment, evaluation, cancellation)
                .Concat(StatedSameRule.Check(experiment, evaluation, cancellation)).Take(1))
            .Concat(StatedBudgetRule.Check(experiment, evaluation, cancellation))
            .Concat(LeakRules.Check(experiment, compilation, cancellation))
            // A value that differs from run to run cannot be evaluated either. One diagnostic suffices.
            .Concat(SettingRules.Check(experiment, evaluation, reads, surroundings, changing, compilation, cancellation))
            .Concat(ComparisonRules.Check(experiment, evaluation, compilation, cancellation));
    }

    /// <summary>Checks the attributes of this library on local functions and lambdas.</summary>
    /// <remarks>
    /// The method checks a whole file at a time. A separate analyzer action for each attribute would make the runtime compile many Roslyn
    /// methods again.
    /// </remarks>
    private static void CheckLocals(SemanticModelAnalysisContext context)
    {
        SemanticModel model = context.SemanticModel;
        SyntaxNode root = model.SyntaxTree.GetRoot(context.CancellationToken);
        foreach (AttributeSyntax attribute in root.DescendantNodes().OfType<AttributeSyntax>())
        {
            if (StrayRules.CheckLocal(attribute, one => model.GetTypeInfo(one, context.CancellationToken).Type) is { } finding)
            {
                context.ReportDiagnostic(finding);
            }
        }
    }

    /// <summary>Checks a user-defined type or namespace whose name generated code may need.</summary>
    private static void CheckName(SymbolAnalysisContext context)
    {
        foreach (Diagnostic finding in LibraryNameRule.Check((INamespaceOrTypeSymbol)context.Symbol, context.Compilation))
        {
            context.ReportDiagnostic(finding);
        }
    }

    /// <summary>
    /// Keeps at most two diagnostics of each kind per attribute, because thousands of levels may have the same mistake. The second one says
    /// how many more there are.
    /// </summary>
    private static IEnumerable<Diagnostic> Few(IEnumerable<Diagnostic> findings, CancellationToken cancellation)
    {
        var all = findings.Select(finding => (Finding: finding, Attribute: AttributeOf(finding.Location, cancellation))).ToList();
        var alike = all.GroupBy(one => (one.Finding.Id, one.Attribute), one => one.Finding)
            .ToDictionary(group => group.Key, group => group.ToList());
        var places = new Dictionary<(string, AttributeSyntax?), int>();
        foreach ((Diagnostic finding, AttributeSyntax? attribute) in all)
        {
            List<Diagnostic> same = alike[(finding.Id, attribute)];
            places.TryGetValue((finding.Id, attribute), out int place);
            places[(finding.Id, attribute)] = place + 1;
            if (attribute is null || place < MostOfAKind - 1 || same.Count <= MostOfAKind)
            {
                yield return finding;
            }
            else if (place == MostOfAKind - 1)
            {
                int more = same.Skip(MostOfAKind).Select(one => one.Location).Except(same.Take(MostOfAKind).Select(one => one.Location))
                    .Count();
                yield return more == 0 ? finding
                    : Longer(finding, $"The attribute has {more} more such {(more == 1 ? "value" : "values")}.");
            }
        }
    }

    private static AttributeSyntax? AttributeOf(Location place, CancellationToken cancellation) =>
        place.SourceTree?.GetRoot(cancellation).FindNode(place.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>A diagnostic with a further sentence.</summary>
    private static Diagnostic Longer(Diagnostic finding, string sentence) => Diagnostic.Create(
        finding.Id,
        finding.Descriptor.Category,
        $"{finding.GetMessage(CultureInfo.InvariantCulture)} {sentence}",
        finding.Severity,
        finding.DefaultSeverity,
        finding.Descriptor.IsEnabledByDefault,
        finding.WarningLevel,
        finding.IsSuppressed,
        finding.Descriptor.Title,
        finding.Descriptor.Description,
        finding.Descriptor.HelpLinkUri,
        finding.Location,
        finding.AdditionalLocations,
        finding.Descriptor.CustomTags,
        finding.Properties);
}
