using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports what is wrong with an experiment, on the same parse that the generator expands. What the compiler already says well is left to it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExperimentAnalyzer : DiagnosticAnalyzer
{
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
        Descriptors.AbstractExperiment,
        Descriptors.MustNotBeFileLocal,
        Descriptors.SettingReadsItself,
        Descriptors.MemberIsRequired,
        Descriptors.DeclaredTwice,
        Descriptors.OptimizerHasNoFactory,
        Descriptors.NotAnExperiment,
        Descriptors.IllegalShape,
        Descriptors.ModelTooLarge,
        Descriptors.SequenceTooLong,
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
        Descriptors.AxisTypeIsNoLevel,
        Descriptors.LevelIsNull,
        Descriptors.AxisHidesSetting,
        Descriptors.TooFewSteps,
        Descriptors.CostOfSweep,
        Descriptors.NoWholeStep,
        Descriptors.SweepTooLarge,
        Descriptors.ValidationTooOften,
        Descriptors.ScheduleHidesTarget,
        Descriptors.WarmupTooShort,
        Descriptors.CurveTooCoarse,
        Descriptors.TooSmallForBFloat16,
        Descriptors.MetricUnavailable,
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
        Descriptors.ClaimOutOfReach,
        Descriptors.MetricNameIsTaken,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // A record is parsed once, however many calls its claims make.
            var parsed = new ConcurrentDictionary<INamedTypeSymbol, ExperimentDeclaration?>(SymbolEqualityComparer.Default);
            start.RegisterSymbolAction(symbol => CheckExperiment(symbol, type => Parse(type, symbol.Compilation, symbol.CancellationToken)), SymbolKind.NamedType);
            start.RegisterOperationAction(call => CheckCall(call, type => Parse(type, call.Compilation, call.CancellationToken)), OperationKind.Invocation);

            ExperimentDeclaration? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
                parsed.GetOrAdd(type, record => ExperimentParser.Parse(record, compilation, cancellation));
        });
    }

    private static void CheckExperiment(SymbolAnalysisContext context, Func<INamedTypeSymbol, ExperimentDeclaration?> parse)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        IEnumerable<Diagnostic> findings = parse(type) is { } experiment
            ? Findings(experiment, context.Compilation, context.CancellationToken)
            : AttributeRules.CheckStray(type, context.Compilation);
        foreach (Diagnostic finding in CompilerErrors.Without(findings, context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(finding);
        }
    }

    private static IEnumerable<Diagnostic> Findings(ExperimentDeclaration experiment, Compilation compilation, CancellationToken cancellation)
    {
        if (experiment.IsDeclaredTwice)
        {
            return DeclarationRules.Check(experiment, compilation);             // every other finding would be there twice
        }

        IEnumerable<Diagnostic> findings = DeclarationRules.Check(experiment, compilation)
            .Concat(AttributeRules.Check(experiment))
            .Concat(AxisRules.Check(experiment, compilation, cancellation))
            .Concat(TargetRules.Check(experiment))
            .Concat(ClaimRules.CheckForm(experiment))
            .Concat(ClaimRules.CheckInherited(experiment));
        return experiment.IsExperiment
            ? findings.Concat(SettingRules.Check(experiment, SweepEvaluation.Of(experiment, compilation, cancellation), compilation, cancellation))
            : findings;
    }

    /// <summary>A call, within a claim, of an accessor that was generated for the claim's experiment.</summary>
    private static void CheckCall(OperationAnalysisContext context, Func<INamedTypeSymbol, ExperimentDeclaration?> parse)
    {
        var call = (IInvocationOperation)context.Operation;
        if (context.ContainingSymbol is not IMethodSymbol { ContainingType: { } record }
            || parse(record) is not { } experiment)
        {
            return;
        }

        IEnumerable<Diagnostic> findings =
            IsWithin(call.TargetMethod.ContainingType, record) ? ClaimRules.CheckLevels(call, experiment).Concat(TargetRules.CheckCall(call, experiment))
            : call.Instance is IInvocationOperation accessor && IsWithin(accessor.TargetMethod.ContainingType, record) ? ClaimRules.CheckNumbers(call, accessor, experiment)
            : [];
        foreach (Diagnostic finding in findings)
        {
            context.ReportDiagnostic(finding);
        }
    }

    private static bool IsWithin(INamedTypeSymbol? type, INamedTypeSymbol record)
    {
        for (type = type?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, record.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
