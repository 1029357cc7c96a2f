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
        Descriptors.MustHaveSeeds,
        Descriptors.MustHaveBaseline,
        Descriptors.MemberNameIsReserved,
        Descriptors.NameMustBeDistinct,
        Descriptors.OptimizerMustHaveItsType,
        Descriptors.MustNotBeFileLocal,
        Descriptors.SettingReadsItself,
        Descriptors.MemberIsRequired,
        Descriptors.DeclaredTwice,
        Descriptors.OptimizerHasNoFactory,
        Descriptors.NotAnExperiment,
        Descriptors.AxisTypeIsNoLevel,
        Descriptors.LevelIsNull,
        Descriptors.AxisHidesSetting,
        Descriptors.ClaimOutOfReach,
        Descriptors.MetricNameIsTaken,
        Descriptors.SettingCannotBeEvaluated,
        Descriptors.SettingOutOfRange,
        Descriptors.IllegalShape,
        Descriptors.AxisIsNotRead,
        Descriptors.AxisTypeMustMatch,
        Descriptors.AxisNeedsLevels,
        Descriptors.LevelMustBeDistinct,
        Descriptors.BaselineMustBeLevel,
        Descriptors.AxisMustBeInit,
        Descriptors.TunedPerUnknownAxis,
        Descriptors.TuningNeedsMetric,
        Descriptors.ShortenedLevelMustBeLevel,
        Descriptors.TooFewSteps,
        Descriptors.CostOfSweep,
        Descriptors.ScheduleHidesTarget,
        Descriptors.WarmupTooShort,
        Descriptors.TooSmallForBFloat16,
        Descriptors.ClaimIsMalformed,
        Descriptors.NoSuchLevel,
        Descriptors.MetricHasNoKind,
        Descriptors.NoSuchTarget,
        Descriptors.TargetMustBeDistinct,
        Descriptors.TargetMustBeMeasured,
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
            : DeclarationRules.CheckUnmarked(type);
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
            .Concat(AxisRules.Check(experiment, compilation, cancellation))
            .Concat(TargetRules.Check(experiment))
            .Concat(ClaimRules.CheckForm(experiment))
            .Concat(ClaimRules.CheckInherited(experiment));
        return experiment.IsExperiment
            ? findings.Concat(SettingRules.Check(experiment, SweepEvaluation.Of(experiment, compilation, cancellation)))
            : findings;
    }

    /// <summary>A call, within a claim, of an accessor that was generated for the claim's experiment.</summary>
    private static void CheckCall(OperationAnalysisContext context, Func<INamedTypeSymbol, ExperimentDeclaration?> parse)
    {
        var call = (IInvocationOperation)context.Operation;
        if (context.ContainingSymbol is not IMethodSymbol { ContainingType: { } record }
            || !IsWithin(call.TargetMethod.ContainingType, record)
            || parse(record) is not { } experiment)
        {
            return;
        }

        foreach (Diagnostic finding in ClaimRules.CheckLevels(call, experiment).Concat(TargetRules.CheckCall(call, experiment)))
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
