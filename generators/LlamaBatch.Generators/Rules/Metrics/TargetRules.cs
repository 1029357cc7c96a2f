using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Rules about targets (values of a metric that trials should reach), in declarations and in claims.</summary>
internal static class TargetRules
{
    /// <summary>The names of the accessors of <c>Results</c> that take a target.</summary>
    public static readonly IReadOnlyList<string> Accessors = ["ToTarget", "Matched"];

    /// <summary>Reports targets that are declared twice, or whose metric is not measured.</summary>
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment)
    {
        for (int i = 0; i < experiment.Targets.Count; i++)
        {
            TargetDeclaration target = experiment.Targets[i];
            Location place = LevelSyntax.Of(target.Attribute, experiment.Record);
            ValueRange range = MetricRange.IsShare(target.Metric)
                ? MetricRange.Of(target.Metric) with { ExcludesLeast = true }
                : MetricRange.Of(target.Metric);
            if (range.Refuse($"The target of {target.Metric.Name}", target.Value) is { } refused)
            {
                yield return Diagnostic.Create(
                    Descriptors.SettingOutOfRange,
                    LevelSyntax.OfParameter(target.Attribute, 0, experiment.Record),
                    refused);
            }
            else if (experiment.Targets.Take(i).Any(earlier => earlier.Value.Equals(target.Value)))
            {
                yield return Diagnostic.Create(Descriptors.TargetMustBeDistinct, place, CSharpLiteral.Of(target.Value));
            }
            else if (!experiment.Metrics.Any(metric => SymbolEqualityComparer.Default.Equals(metric.Type, target.Metric)))
            {
                yield return Diagnostic.Create(
                    Descriptors.TargetMustBeMeasured,
                    place,
                    Remedy.Of((Remedy.Metric, target.Metric.Name)),
                    target.Metric.Name);
            }
        }
    }

    /// <summary>An entropy in nats per token, as in "its entropy rate is 2.36 nats/token".</summary>
    private static readonly Regex _entropy = new(
        @"(?<!cross-|cross |unigram |bigram |conditional |relative )\bentropy( rate)?\b[^.;]{0,40}? (is|of|about) "
            + @"(?<n>[0-9]{1,2}\.[0-9]{1,6}) nats(/| per )tokens?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Reports loss targets that a model reaches without training, or can never reach.</summary>
    public static IEnumerable<Diagnostic> CheckStart(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        foreach (TargetDeclaration target in experiment.Targets.Where(target => MetricRange.IsLoss(target.Metric)))
        {
            if (evaluation.Points.FirstOrDefault(point => point.Trainable is { } plan && target.Value >= Math.Log(plan.Model.VocabSize))
                is { Trainable.Model: { } model })
            {
                yield return Diagnostic.Create(
                    Descriptors.TargetIsMetAtStart,
                    LevelSyntax.OfParameter(target.Attribute, 0, experiment.Record),
                    target.Metric.Name,
                    CSharpLiteral.Of(target.Value),
                    Number.ThreeDigits(Math.Log(model.VocabSize)),
                    model.VocabSize,
                    Number.ThreeDigits(Math.Log(target.Value)));
            }
            else if (evaluation.Points.Select(point => point.Corpus).OfType<MarkovText>()
                .FirstOrDefault(text => !text.Problems().Any() && target.Value < DirichletEntropy.LowestOf(text)) is { } chain)
            {
                yield return Diagnostic.Create(
                    Descriptors.TargetBelowEntropy,
                    LevelSyntax.OfParameter(target.Attribute, 0, experiment.Record),
                    target.Metric.Name,
                    CSharpLiteral.Of(target.Value),
                    $"a text with {chain.Symbols} different symbols and Concentration {LevelName.Of(chain.Concentration, null)} has an "
                        + $"entropy of about {Number.TwoDigits(DirichletEntropy.Of(chain))}",
                    ", or lower Concentration");
            }
            else if (_entropy.Match(DocumentationText.Summary(experiment.Record, default)) is { Success: true } said
                && double.Parse(said.Groups["n"].Value, CultureInfo.InvariantCulture) is var entropy && target.Value < entropy)
            {
                yield return Diagnostic.Create(
                    Descriptors.TargetBelowEntropy,
                    LevelSyntax.OfParameter(target.Attribute, 0, experiment.Record),
                    target.Metric.Name,
                    CSharpLiteral.Of(target.Value),
                    $"the summary says that the entropy is {said.Groups["n"].Value} nats per token",
                    "");
            }
        }
    }

    /// <summary>Reports targets that a claim names but the experiment does not declare.</summary>
    public static IEnumerable<Diagnostic> CheckCall(IInvocationOperation call, ExperimentDeclaration experiment)
    {
        if (Accessors.Contains(call.TargetMethod.Name)
            && call.Arguments is [{ Value: { ConstantValue: { HasValue: true, Value: double asked } } value }]
            && experiment.Targets is [var first, ..] targets
            && targets.All(target => !target.Value.Equals(asked)))
        {
            yield return Diagnostic.Create(
                Descriptors.NoSuchTarget,
                value.Syntax.GetLocation(),
                RemedyOf(asked, targets),
                CSharpLiteral.Of(asked),
                UseOf(targets),
                first.Metric.Name);
        }
    }

    /// <summary>Reports undeclared targets that a claim passes to a helper method.</summary>
    public static IEnumerable<Diagnostic> CheckSides(ClaimCall call, ExperimentDeclaration experiment) =>
        from side in call.Rights.Append(call.Left).OfType<ClaimSide>()
        let accessor = Accessors.FirstOrDefault(one => side.Budget.StartsWith($"{one}(", StringComparison.Ordinal))
        where accessor is not null && experiment.Targets.Count > 0
        let number = side.Budget.Substring(accessor.Length + 1).TrimEnd(')')
        where experiment.Targets.All(target => LevelName.Of(target.Value, null) != number)
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        let asked = double.Parse(number, CultureInfo.InvariantCulture)
        select Diagnostic.Create(
            Descriptors.NoSuchTarget,
            call.Place,
            RemedyOf(asked, experiment.Targets),
            CSharpLiteral.Of(asked),
            UseOf(experiment.Targets),
            experiment.Targets[0].Metric.Name);

    /// <summary>The diagnostic properties for the fix of an undeclared target: the target itself and the nearest declared target.</summary>
    public static ImmutableDictionary<string, string?> RemedyOf(double sought, IReadOnlyList<TargetDeclaration> targets) => Remedy.Of(
        (Remedy.Level, LevelName.Of(sought, null)),
        (Remedy.Metric, targets.Count == 0 ? "ValidationLoss" : targets[0].Metric.Name),
        (Remedy.Target, targets.OrderBy(target => Math.Abs(target.Value - sought)).Select(target => LevelName.Of(target.Value, null))
            .FirstOrDefault()));

    /// <summary>The first words of the remedy for an undeclared target, such as "Use 2.2, or add".</summary>
    public static string UseOf(IReadOnlyList<TargetDeclaration> targets) =>
        targets.Count == 0 ? "Add" : $"Use {Sentence.OneOf(targets.Select(target => CSharpLiteral.Of(target.Value)))}, or add";
}
