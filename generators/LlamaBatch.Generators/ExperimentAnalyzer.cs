using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports the problems of an experiment, from the same declaration that the generator expands.</summary>
/// <remarks>Errors that the compiler already reports well are not repeated.</remarks>
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
        Descriptors.AbstractExperiment,
        Descriptors.TextIsEmpty,
        Descriptors.LanguageIsUnknown,
        Descriptors.MustNotBeFileLocal,
        Descriptors.SettingReadsItself,
        Descriptors.MemberIsRequired,
        Descriptors.DeclaredTwice,
        Descriptors.OptimizerHasNoFactory,
        Descriptors.NotAnExperiment,
        Descriptors.SettingIsHidden,
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
        Descriptors.MetricMustNotBeFileLocal,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // A record is parsed once, even if its claims have many calls.
            var parsed = new ConcurrentDictionary<INamedTypeSymbol, ExperimentDeclaration?>(SymbolEqualityComparer.Default);
            start.RegisterSymbolAction(
                symbol => CheckExperiment(symbol, type => Parse(type, symbol.Compilation, symbol.CancellationToken)),
                SymbolKind.NamedType);
            start.RegisterSymbolAction(CheckCatalogName, SymbolKind.NamedType, SymbolKind.Namespace);
            start.RegisterSyntaxNodeAction(CheckLocal, SyntaxKind.Attribute);
            start.RegisterOperationAction(
                call => CheckCall(call, type => Parse(type, call.Compilation, call.CancellationToken)),
                OperationKind.Invocation);

            ExperimentDeclaration? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
                parsed.GetOrAdd(type, record => ExperimentParser.Parse(record, compilation, cancellation));
        });
    }

    private static void CheckExperiment(SymbolAnalysisContext context, Func<INamedTypeSymbol, ExperimentDeclaration?> parse)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        IEnumerable<Diagnostic> findings = parse(type) is { } experiment
            ? Findings(experiment, context.Compilation, context.CancellationToken)
            : StrayRules.CheckType(type, context.Compilation);
        foreach (Diagnostic finding in CompilerErrors.Without(
            Few(findings, context.CancellationToken),
            context.Compilation,
            context.CancellationToken))
        {
            context.ReportDiagnostic(finding);
        }
    }

    private static IEnumerable<Diagnostic> Findings(
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation)
    {
        if (experiment.IsDeclaredTwice)
        {
            return DeclarationRules.Check(experiment, compilation);             // every other finding would be reported twice
        }

        SettingReads reads = SettingReads.Of(experiment, compilation, cancellation);
        IEnumerable<Diagnostic> findings = DeclarationRules.Check(experiment, compilation)
            .Concat(AttributeRules.Check(experiment))
            .Concat(TextRules.Check(experiment))
            .Concat(AxisRules.Check(experiment, reads, compilation, cancellation))
            .Concat(TargetRules.Check(experiment))
            .Concat(ClaimRules.CheckForm(experiment))
            .Concat(ClaimRules.CheckInherited(experiment))
            .Concat(ClaimRules.CheckRecursion(experiment, compilation, cancellation));
        return experiment is { IsExperiment: true, IsImported: false, HidesSetting: false }
            ? findings.Concat(
                SettingRules.Check(experiment, SweepEvaluation.Of(experiment, compilation, cancellation), reads, compilation, cancellation))
            : findings;
    }

    /// <summary>Checks a call, within a claim, of an accessor that was generated for the claim's experiment.</summary>
    private static void CheckCall(OperationAnalysisContext context, Func<INamedTypeSymbol, ExperimentDeclaration?> parse)
    {
        var call = (IInvocationOperation)context.Operation;
        if (context.ContainingSymbol is not IMethodSymbol { ContainingType: { } record }
            || parse(record) is not { } experiment)
        {
            return;
        }

        IEnumerable<Diagnostic> findings =
            IsWithin(call.TargetMethod.ContainingType, record)
                ? ClaimRules.CheckLevels(call, experiment).Concat(TargetRules.CheckCall(call, experiment))
                : call.Instance is IInvocationOperation accessor && IsWithin(accessor.TargetMethod.ContainingType, record)
                ? ClaimRules.CheckNumbers(call, accessor, experiment)
                : [];
        foreach (Diagnostic finding in findings.Concat(ClaimRules.CheckBounds(call)))
        {
            context.ReportDiagnostic(finding);
        }
    }

    /// <summary>Checks an annotation of a local function or a lambda.</summary>
    private static void CheckLocal(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (StrayRules.CheckLocal(attribute, one => context.SemanticModel.GetTypeInfo(one, context.CancellationToken).Type) is { } finding)
        {
            context.ReportDiagnostic(finding);
        }
    }

    /// <summary>Reports an author's type or namespace that has the name of the generated catalog.</summary>
    private static void CheckCatalogName(SymbolAnalysisContext context)
    {
        if (context.Symbol.Name == CatalogName.Name
            && SymbolEqualityComparer.Default.Equals(CatalogName.TakenBy(context.Compilation), context.Symbol)
            && context.Compilation.Assembly.GlobalNamespace.Types().Any(type => type.Attributes(KnownNames.ExperimentAttribute).Any()))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.MemberNameIsReserved,
                context.Symbol.Locations.FirstOrDefault(),
                CatalogName.Name,
                nameof(LlamaBatch),
                ". Rename the member."));
        }
    }

    /// <summary>Keeps at most two findings of a kind per attribute, because thousands of levels may share a mistake.</summary>
    private static IEnumerable<Diagnostic> Few(IEnumerable<Diagnostic> findings, CancellationToken cancellation)
    {
        var counts = new Dictionary<(string, SyntaxNode), int>();
        foreach (Diagnostic finding in findings)
        {
            SyntaxNode? node = finding.Location.SourceTree?.GetRoot(cancellation).FindNode(finding.Location.SourceSpan);
            if (node?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            {
                counts.TryGetValue((finding.Id, attribute), out int count);
                counts[(finding.Id, attribute)] = count + 1;
                if (count >= MostOfAKind)
                {
                    continue;
                }
            }

            yield return finding;
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
