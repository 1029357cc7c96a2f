using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Explains why a name in a claim does not compile. A metric is not measured or needs a budget, a target is missing, or an axis is tuned.
/// </summary>
internal static class ResultNameRule
{
    private const string Results = "Results";
    private const string AtBudget = "AtBudget";
    private const string AtTarget = "AtTarget";
    private const string EqualTokens = "EqualTokens";

    /// <summary>Checks the names after a dot and the named arguments in the methods of a record. Only methods can have results.</summary>
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        foreach (SyntaxNode part in experiment.Record.DeclaringSyntaxReferences
            .Where(part => !part.SyntaxTree.IsGenerated()).Select(part => part.GetSyntax(cancellation)))
        {
            SemanticModel model = experiment.Bodies.ModelOf(part.SyntaxTree);
            foreach (SyntaxNode node in part.ChildNodes().OfType<MethodDeclarationSyntax>()
                .Where(method => !Compiles(method, experiment.Bodies)).SelectMany(method => method.DescendantNodes()))
            {
                Finding? finding = node switch
                {
                    MemberAccessExpressionSyntax access when MayBeResult(access.Name.Identifier.ValueText, experiment) =>
                        OfName(access, experiment, model, cancellation),
                    NameColonSyntax { Parent.Parent.Parent: InvocationExpressionSyntax call } argument =>
                        OfTunedAxis(argument, call, experiment, model, cancellation),
                    _ => null,
                };
                if (finding is { } found)
                {
                    yield return Diagnostic.Create(
                        Descriptors.NoSuchResult,
                        (node is MemberAccessExpressionSyntax at ? at.Name : node).GetLocation(),
                        Remedy.Of((Remedy.Metric, found.Metric), (Remedy.Budget, found.Budget)),
                        found.Sentence);
                }
            }
        }
    }

    /// <summary>Whether the code of a method is free of errors. Its names then need no search, which would take longer.</summary>
    private static bool Compiles(MethodDeclarationSyntax method, BoundBodies bodies) =>
        MemberSyntax.Body(method) is { } body && bodies.Of(body) is { } code
        && !code.DescendantsAndSelf().Any(part => part is IInvalidOperation);

    /// <summary>The reason why a name does not compile.</summary>
    /// <param name="Sentence">The reason, with a remedy.</param>
    /// <param name="Metric">The metric to measure; null for another remedy.</param>
    /// <param name="Budget">The budget to name; null for another remedy.</param>
    private readonly record struct Finding(string Sentence, string? Metric = null, string? Budget = null);

    /// <summary>Whether a name could be that of a result. Other names need no semantic model.</summary>
    private static bool MayBeResult(string name, ExperimentDeclaration experiment) => name.Length > 0 && char.IsUpper(name[0])
        && experiment.Record.GetMembers(name).IsEmpty;

    private static Finding? OfName(
        MemberAccessExpressionSyntax access,
        ExperimentDeclaration experiment,
        SemanticModel model,
        CancellationToken cancellation)
    {
        string name = access.Name.Identifier.ValueText;
        string record = experiment.Record.Name;
        if (model.GetSymbolInfo(access, cancellation) is not { Symbol: null, CandidateSymbols.Length: 0 }
            || PlaceOf(model.GetTypeInfo(access.Expression, cancellation).Type, experiment) is not { } place)
        {
            return null;
        }

        switch (place, name)
        {
            case (Results, EqualTokens or "EqualSteps" or "EqualTime"):
                return new($"'{record}' measures no learning metric. Add [Measure<ValidationLoss>].", "ValidationLoss");
            case (Results, "ToTarget" or "Matched"):
                return new($"'{record}' has no target. Add [Target<ValidationLoss>(...)] with the value to reach.");
            case (AtTarget, "Time"):
                return new($"'{record}' does not measure 'StepTime', which a time needs. Add [Measure<StepTime>].", "StepTime");
        }

        if (MetricNamed(name, access.SpanStart, model) is not { } metric)
        {
            return null;
        }

        bool isCost = metric.AllInterfaces.Any(one => one.Is(KnownNames.CostMetric));
        return experiment.Metrics.All(one => one.Type.Name != name)
                ? new($"'{record}' does not measure '{name}'. Add [Measure<{name}>], or use a metric that it measures.", name)
            : isCost && place != Results ? new($"'{name}' is a cost and has no budget. Write 'r.{name}(...)'.")
            : !isCost && place == Results ? new($"'{name}' needs a budget. Write '{EqualTokens}.{name}(...)'.", Budget: EqualTokens)
            : !isCost && place == AtTarget
                ? new($"A target has costs: Steps, Tokens and Flops. For '{name}' at a target, write 'Matched(...)'.")
            : null;
    }

    private static Finding? OfTunedAxis(
        NameColonSyntax argument,
        InvocationExpressionSyntax call,
        ExperimentDeclaration experiment,
        SemanticModel model,
        CancellationToken cancellation) =>
        experiment.Axes.FirstOrDefault(axis =>
            axis.TunedPer is not null && axis.Parameter == argument.Name.Identifier.ValueText) is { } tuned
        && call.Expression is MemberAccessExpressionSyntax { Expression: var results }
        && PlaceOf(model.GetTypeInfo(results, cancellation).Type, experiment) is not null
            ? new($"'{tuned.Property.Name}' is tuned: a claim uses its best level and cannot name others. "
                + (ComparesItself(argument) ? Exchange(tuned, experiment)
                    : "Leave the argument out, or remove [TunedPer] to compare the levels."))
            : null;

    /// <summary>Whether two calls of a claim would be equal without their arguments for a tuned axis.</summary>
    private static bool ComparesItself(NameColonSyntax argument)
    {
        string name = argument.Name.Identifier.ValueText;
        var calls = (argument.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.DescendantNodes().OfType<NameColonSyntax>() ?? [])
            .Where(one => one.Name.Identifier.ValueText == name && one.Parent?.Parent?.Parent is InvocationExpressionSyntax)
            .Select(one => (InvocationExpressionSyntax)one.Parent!.Parent!.Parent!)
            .Select(call => $"{call.Expression}({string.Join(",", call.ArgumentList.Arguments
                .Where(other => other.NameColon?.Name.Identifier.ValueText != name).Select(other => other.ToString()))})")
            .ToList();
        return calls.Distinct().Count() < calls.Count;
    }

    /// <summary>
    /// The remedy if a claim compares the levels of a tuned axis: compare them, and tune the axis in <c>[TunedPer]</c> instead.
    /// </summary>
    private static string Exchange(AxisDeclaration tuned, ExperimentDeclaration experiment) =>
        "To compare its levels, remove [TunedPer]"
        + (tuned.TunedPerNames is [var other]
            && experiment.Axes.FirstOrDefault(axis => axis.Property.Name == other) is { TunedPer: null }
            ? $", or tune '{other}' instead: write [TunedPer(nameof({Naming.Escaped(tuned.Property.Name)}))] on it. "
            : ". ")
        + "Without the argument, the claim would compare a configuration with itself.";

    /// <summary>The metric that a name means at a position; null if it means none.</summary>
    private static INamedTypeSymbol? MetricNamed(string name, int position, SemanticModel model) =>
        model.LookupNamespacesAndTypes(position, name: name).OfType<INamedTypeSymbol>().FirstOrDefault(type =>
            type.AllInterfaces.Any(one =>
                one.Is(KnownNames.StepMetric) || one.Is(KnownNames.ValidationMetric) || one.Is(KnownNames.CostMetric)));

    /// <summary>The name of a type of generated results; null for another type.</summary>
    private static string? PlaceOf(ITypeSymbol? type, ExperimentDeclaration experiment) =>
        type is INamedTypeSymbol { Name: Results or AtBudget or AtTarget, ContainingType: { } outer } named
            && (SymbolEqualityComparer.Default.Equals(outer, experiment.Record)
                || (outer.Name == Results && SymbolEqualityComparer.Default.Equals(outer.ContainingType, experiment.Record)))
            ? named.Name
            : null;
}
