using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Rules about numbers in attributes, and about attributes and settings without effect.</summary>
internal static class AttributeRules
{
    /// <summary>
    /// The smallest number of seeds (pairs of compared values) with which a claim can be decided. With fewer, it is inconclusive.
    /// </summary>
    internal const int FewestPairs = 3;

    /// <summary>
    /// The smallest number of seeds with which a claim about a spread can be decided. With 20, two of three studies detect a factor of two.
    /// </summary>
    internal const int FewestForSpread = 20;

    /// <summary>Numbers that programs often use as a random seed. As a number of repetitions, they are unusual.</summary>
    private static readonly HashSet<int> _randomSeeds =
        [42, 123, 1234, 12345, 1337, 31337, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

    private static readonly ValueRange _tokens = new(1, 1e15);

    private static readonly string[] _repetitions = ["Seeds", "TuningSeeds", "CostBlocks"];

    /// <summary>
    /// The largest plausible family-wise error rate. A larger number was probably meant as a confidence level, such as 0.95.
    /// </summary>
    private const double LargestError = 0.2;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment) => !experiment.IsExperiment ? [] :
        Numbers(experiment).Concat(StrayRules.CheckClaims(experiment.Record)).Concat(StrayRules.CheckTuning(experiment.Record))
            .Concat(StrayRules.CheckVerdicts(experiment.Record))
            .Concat(experiment.IsImported ? OfImported(experiment) : OfTrained(experiment))
            .Concat(Content(experiment));

    /// <summary>Checks attributes that only a trained experiment uses, such as scales and seeds.</summary>
    private static IEnumerable<Diagnostic> OfTrained(ExperimentDeclaration experiment) =>
        Repeated(experiment.Record).Concat(Scales(experiment)).Concat(Phases(experiment)).Concat(Seeds(experiment))
            .Concat(Probes(experiment));

    /// <summary>Reports attributes that only a trained experiment uses, on a record whose runs are read from a table.</summary>
    private static IEnumerable<Diagnostic> OfImported(ExperimentDeclaration experiment)
    {
        const string Why = "the runs come from a table. Remove it.";
        INamedTypeSymbol record = experiment.Record;
        IEnumerable<(AttributeData Attribute, string Name)> numbers = _repetitions.Select(name => (experiment.Attribute, name))
            .Concat(experiment.Metrics.Select(metric => (metric.Attribute, "EveryTokens")));
        return numbers.Where(number => number.Attribute.Number(number.Name) is not null)
            .Select(number => NoEffect.At(LevelSyntax.Of(number.Attribute, number.Name, record), number.Name, Why))
            .Concat(record.Attributes(KnownNames.ScaledAttribute)
                .Select(attribute => NoEffect.At(LevelSyntax.Of(attribute, record), "[Scaled]", Why)));
    }

    private static IEnumerable<Diagnostic> Numbers(ExperimentDeclaration experiment)
    {
        bool isTuned = experiment.Axes.Any(axis => axis.TunedPer is not null);
        bool hasCosts = experiment.Metrics.Any(metric => metric.Kind == MetricKind.Cost);
        var numbers = new List<(AttributeData Attribute, string Name, ValueRange Range)>
        {
            (experiment.Attribute, "Seeds", Repetitions.Range(isNeeded: true)),
            (experiment.Attribute, "TuningSeeds", Repetitions.Range(isTuned)),
            (experiment.Attribute, "CostBlocks", Repetitions.Range(hasCosts)),
            (experiment.Attribute, "FamilyWiseError", new ValueRange(0, LargestError, ExcludesLeast: true)),
        };
        numbers.AddRange(
            experiment.Metrics.Where(metric => metric.Kind != MetricKind.Cost)
                .Select(metric => (metric.Attribute, "EveryTokens", _tokens)));
        foreach (ScaleDeclaration scale in experiment.Scales)
        {
            numbers.Add((scale.Attribute, "Tokens", _tokens));
            numbers.Add((scale.Attribute, "Seeds", Repetitions.Range(isNeeded: true)));
            numbers.Add((scale.Attribute, "TuningSeeds", Repetitions.Range(isTuned)));
        }

        return from number in numbers
               where number.Attribute.Number(number.Name) is not null
               let refused = number.Range.Refuse(number.Name, number.Attribute.Number(number.Name)!.Value)
               where refused is not null
               select Diagnostic.Create(
                   Descriptors.SettingOutOfRange,
                   LevelSyntax.Of(number.Attribute, number.Name, experiment.Record),
                   refused);
    }

    /// <summary>
    /// Reports numbers for a phase that the sweep does not have, such as tuning seeds without a tuned axis. Attributes of a base are not
    /// reported, because another experiment that derives from it may have the phase.
    /// </summary>
    private static IEnumerable<Diagnostic> Phases(ExperimentDeclaration experiment)
    {
        var unread = new List<(AttributeData Attribute, string Name, string Why)>();
        if (!experiment.Record.MembersBelowExperiment().Any(member => member.Attributes(KnownNames.TunedPerAttribute).Any()))
        {
            const string Why = "no axis is tuned. Remove it, or tune an axis with [TunedPer].";
            unread.Add((experiment.Attribute, "TuningSeeds", Why));
            unread.AddRange(experiment.Record.GetAttributes()
                .Where(attribute => experiment.Scales.Any(scale => scale.Attribute == attribute))
                .Select(attribute => (attribute, "TuningSeeds", Why)));
        }

        if (experiment.Metrics.All(metric => metric.Kind is MetricKind.Step or MetricKind.Validation))
        {
            unread.Add((experiment.Attribute, "CostBlocks", "no cost metric is measured. Remove it, or measure one, such as StepTime."));
        }

        return from number in unread
               where number.Attribute.Number(number.Name) is { } value
                   && Repetitions.Range(isNeeded: true).Refuse(number.Name, value) is null
               select NoEffect.IfAlone(LevelSyntax.Of(number.Attribute, number.Name, experiment.Record), number.Name, number.Why);
    }

    /// <summary>
    /// Reports settings of probes if no metric needs a probe. Settings in a base are not reported, because another experiment that derives
    /// from it may need them.
    /// </summary>
    private static IEnumerable<Diagnostic> Probes(ExperimentDeclaration experiment) =>
        experiment.Setting("Probe") is { Locations: [var place, ..] } probe
        && SymbolEqualityComparer.Default.Equals(probe.ContainingType, experiment.Record)
        && !experiment.Metrics.Any(metric => metric.NeedsProbe)
            ? [NoEffect.IfAlone(place, "Probe", "no metric measures with a probe. Remove it, or measure one, such as GradientCosine.")]
            : [];

    /// <summary>Reports attributes that are repeated. A repeated metric is left out, because LB8022 reports it.</summary>
    private static IEnumerable<Diagnostic> Repeated(INamedTypeSymbol record)
    {
        var scales = new HashSet<object>();
        foreach (AttributeData attribute in record.Attributes(KnownNames.ScaledAttribute))
        {
            if (attribute.ConstructorArguments is [{ Value: { } scale } constant] && !scales.Add(scale))
            {
                yield return NoEffect.At(
                    LevelSyntax.Of(attribute, record),
                    $"This [Scaled({LevelName.Of(constant)})]",
                    "the scale is already declared. Merge the two attributes.");
            }
        }
    }

    private static IEnumerable<Diagnostic> Scales(ExperimentDeclaration experiment)
    {
        foreach (AttributeData attribute in experiment.Record.Attributes(KnownNames.ScaledAttribute))
        {
            if (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value } constant]
                && type.MemberOf(value) is null)
            {
                yield return Diagnostic.Create(
                    Descriptors.SettingOutOfRange,
                    LevelSyntax.OfParameter(attribute, 0, experiment.Record),
                    $"The scale is {LevelName.Of(constant)}; it must be Scale.Smoke or Scale.Quick.");
            }
        }

        foreach (ScaleDeclaration scale in experiment.Scales)
        {
            Location place = LevelSyntax.Of(scale.Attribute, experiment.Record);
            if (scale.Scale == nameof(Scale.Full))
            {
                yield return NoEffect.At(
                    place,
                    "[Scaled(Scale.Full)]",
                    "the full scale is the record itself. Set Tokens in Training, and seeds in [Experiment].");
            }
            else if (scale.Attribute.NamedArguments.IsEmpty)
            {
                yield return NoEffect.At(
                    place,
                    $"[Scaled(Scale.{scale.Scale})]",
                    "it sets no number. Set Tokens, Seeds or TuningSeeds, or remove it.");
            }
        }

        foreach (MetricDeclaration metric in experiment.Metrics
            .Where(metric => metric.Kind == MetricKind.Cost && metric.Attribute.Number("EveryTokens") is not null))
        {
            yield return NoEffect.At(
                LevelSyntax.Of(metric.Attribute, "EveryTokens", experiment.Record),
                $"EveryTokens of {metric.Type.Name}",
                "a cost metric is measured once per trial. Remove EveryTokens.");
        }
    }

    /// <summary>Reports numbers of seeds that are too small for the claims about trained results.</summary>
    private static IEnumerable<Diagnostic> Seeds(ExperimentDeclaration experiment)
    {
        int seeds = experiment.Attribute.Named("Seeds", 5);
        var claims = experiment.Claims.Where(claim => claim.Subject == ClaimSubject.Results).ToList();
        var names = new Lazy<HashSet<string>>(() => NamesIn(claims, experiment));
        if (_randomSeeds.Contains(seeds))
        {
            yield return Diagnostic.Create(
                Descriptors.RandomSeed,
                LevelSyntax.Of(experiment.Attribute, "Seeds", experiment.Record),
                Remedy.Of((Remedy.Seeds, names.Value.Contains("Spread") ? "20" : "5")),
                seeds);
        }

        if (seeds is > 0 and < FewestForSpread && names.Value.Contains("Spread"))
        {
            yield return Diagnostic.Create(
                Descriptors.TooFewSeeds,
                LevelSyntax.Of(experiment.Attribute, "Seeds", experiment.Record),
                Remedy.Of((Remedy.Seeds, FewestForSpread.ToString(System.Globalization.CultureInfo.InvariantCulture))),
                "Seeds",
                seeds,
                "a spread between seeds",
                FewestForSpread);
        }
        else if (seeds is > 0 and < FewestPairs && _learning.Any(names.Value.Contains))
        {
            yield return Diagnostic.Create(
                Descriptors.TooFewSeeds,
                LevelSyntax.Of(experiment.Attribute, "Seeds", experiment.Record),
                Remedy.Of((Remedy.Seeds, FewestPairs.ToString(System.Globalization.CultureInfo.InvariantCulture))),
                "Seeds",
                seeds,
                "trained models",
                FewestPairs);
        }

        foreach (ScaleDeclaration scale in experiment.Scales
            .Where(scale => scale is { Scale: nameof(Scale.Quick), Seeds: > 0 and < FewestPairs } && seeds >= FewestPairs
                && _learning.Any(names.Value.Contains)))
        {
            yield return Diagnostic.Create(
                Descriptors.TooFewSeeds,
                LevelSyntax.Of(scale.Attribute, "Seeds", experiment.Record),
                Remedy.Of((Remedy.Seeds, FewestPairs.ToString(System.Globalization.CultureInfo.InvariantCulture))),
                "Seeds",
                scale.Seeds,
                "trained models",
                FewestPairs);
        }

        int blocks = experiment.Attribute.Named("CostBlocks", 5);
        if (blocks is > 0 and < FewestPairs
            && experiment.Metrics.Any(metric => metric.Kind == MetricKind.Cost && names.Value.Contains(metric.Type.Name)))
        {
            yield return Diagnostic.Create(
                Descriptors.TooFewSeeds,
                LevelSyntax.Of(experiment.Attribute, "CostBlocks", experiment.Record),
                Remedy.Of(
                    (Remedy.Setting, "CostBlocks"),
                    (Remedy.Seeds, FewestPairs.ToString(System.Globalization.CultureInfo.InvariantCulture))),
                "CostBlocks",
                blocks,
                "measured costs",
                FewestPairs);
        }
    }

    /// <summary>The accessors of results that only trained models have.</summary>
    private static readonly string[] _learning = ["EqualTokens", "EqualSteps", "EqualTime", "ToTarget", "Matched"];

    /// <summary>The names in claims, and in the methods and properties of the record that they use.</summary>
    private static HashSet<string> NamesIn(IReadOnlyList<ClaimDeclaration> claims, ExperimentDeclaration experiment)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<ISymbol>(claims.Select(claim => claim.Method));
        while (open.Count > 0)
        {
            foreach (string name in open.Dequeue().DeclaringSyntaxReferences
                .SelectMany(part => part.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>())
                .Select(name => name.Identifier.ValueText)
                .Where(names.Add))
            {
                foreach (ISymbol helper in experiment.Record.GetMembers(name)
                    .Where(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: true }
                        or IPropertySymbol { IsStatic: true }))
                {
                    open.Enqueue(helper);
                }
            }
        }

        return names;
    }

    /// <summary>Reports experiments without metrics and without claims.</summary>
    private static IEnumerable<Diagnostic> Content(ExperimentDeclaration experiment)
    {
        Location? place = experiment.Record.Locations.FirstOrDefault();
        if (experiment.Record is { IsAbstract: true })
        {
            yield return Diagnostic.Create(Descriptors.AbstractExperiment, place, experiment.Record.Name);
            yield break;
        }

        if (experiment.Metrics.Count == 0 && experiment.Claims.Count == 0)
        {
            yield return Diagnostic.Create(Descriptors.NothingMeasured, place, experiment.Record.Name);
        }

        if (experiment.Axes.Count == 0)
        {
            yield return Diagnostic.Create(Descriptors.NoAxis, place, experiment.Record.Name);
        }
    }
}
