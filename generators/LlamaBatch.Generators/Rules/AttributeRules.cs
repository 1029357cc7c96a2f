using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Numbers of attributes, and attributes without effect.</summary>
internal static class AttributeRules
{
    /// <summary>The fewest pairs of seeds for a verdict; with fewer, every claim is inconclusive.</summary>
    private const int FewestPairs = 3;

    private static readonly ValueRange _tokens = new(1, 1e15);

    private static readonly string[] _annotations =
    [
        KnownNames.AxisAttribute, KnownNames.TunedPerAttribute, KnownNames.MeasureAttribute, KnownNames.TargetAttribute,
        KnownNames.ClaimAttribute, KnownNames.ScaledAttribute, KnownNames.TranslationAttribute,
    ];

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment) => !experiment.IsExperiment ? [] :
        Numbers(experiment).Concat(Texts(experiment)).Concat(Translations(experiment)).Concat(MisplacedClaims(experiment.Record))
            .Concat(Repeated(experiment.Record))
            .Concat(Scales(experiment))
            .Concat(Seeds(experiment))
            .Concat(Content(experiment));

    /// <summary>Annotations of a record that is neither an experiment nor the base of one.</summary>
    public static IEnumerable<Diagnostic> CheckStray(INamedTypeSymbol type, Compilation compilation)
    {
        AttributeData? stray = type.GetAttributes()
            .Concat(type.GetMembers().Where(member => member is not INamedTypeSymbol).SelectMany(member => member.GetAttributes()))
            .FirstOrDefault(attribute => _annotations.Any(name => attribute.AttributeClass.Is(name)));
        if (stray is not null && type is not { IsAbstract: true, IsStatic: false }
            && !compilation.Assembly.GlobalNamespace.Types().Any(other => IsExperimentBelow(other, type)))
        {
            yield return type.DerivesFromExperiment()
                ? Diagnostic.Create(Descriptors.NotAnExperiment, type.Locations.FirstOrDefault(), type.Name)
                : NoEffect(
                    LevelSyntax.Of(stray, type),
                    $"[{NameOf(stray)}]",
                    $"'{type.Name}' is not an experiment. Move it to a record with [Experiment].");
        }
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
            (experiment.Attribute, "FamilyWiseError", new ValueRange(0, 0.5, ExcludesLeast: true)),
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
    /// Attributes that are repeated, or on a property that is not an axis. LB8022 reports a metric that is measured
    /// twice.
    /// </summary>
    private static IEnumerable<Diagnostic> Repeated(INamedTypeSymbol record)
    {
        var scales = new HashSet<object>();
        foreach (AttributeData attribute in record.Attributes(KnownNames.ScaledAttribute))
        {
            if (attribute.ConstructorArguments is [{ Value: { } scale } constant] && !scales.Add(scale))
            {
                yield return NoEffect(
                    LevelSyntax.Of(attribute, record),
                    $"This [Scaled({LevelName.Of(constant)})]",
                    "the scale is already declared. Merge the two attributes.");
            }
        }

        foreach (IPropertySymbol property in record.GetMembers().OfType<IPropertySymbol>()
            .Where(property => !property.IsOverride && !property.Attributes(KnownNames.AxisAttribute).Any()))
        {
            foreach (AttributeData attribute in property.Attributes(KnownNames.TunedPerAttribute))
            {
                yield return NoEffect(LevelSyntax.Of(
                    attribute,
                    property), "[TunedPer]", $"'{property.Name}' is not an axis. Add "
                        + $"[Axis<{property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>(...)].");
            }
        }
    }

    /// <summary>Texts that the report quotes.</summary>
    private static IEnumerable<Diagnostic> Texts(ExperimentDeclaration experiment)
    {
        var texts = new List<(AttributeData Attribute, ISymbol Owner, string What)> {
            (experiment.Attribute, experiment.Record, $"The question of '{experiment.Record.Name}'") };
        texts.AddRange(
            experiment.Claims.Select(claim => (claim.Attribute, (ISymbol)claim.Method, $"The text of the claim '{claim.Method.Name}'")));
        foreach (var (attribute, owner, what) in texts)
        {
            // The compiler reports a value that is not a text.
            if (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive } text]
                && string.IsNullOrWhiteSpace(text.Value as string))
            {
                yield return Diagnostic.Create(Descriptors.TextIsEmpty, LevelSyntax.OfFirst(attribute, owner), what);
            }
        }
    }

    /// <summary>Translations into no language of reports, without a text, given twice, or of what no report quotes.</summary>
    private static IEnumerable<Diagnostic> Translations(ExperimentDeclaration experiment)
    {
        var claims = new HashSet<ISymbol>(experiment.Claims.Select(claim => (ISymbol)claim.Method), SymbolEqualityComparer.Default);
        IEnumerable<ISymbol> owners = experiment.Record.GetMembers().OfType<IMethodSymbol>().Concat(claims)
            .Distinct(SymbolEqualityComparer.Default)
            .Prepend(experiment.Record);
        foreach (ISymbol owner in owners)
        {
            var languages = new HashSet<string>(StringComparer.Ordinal);
            foreach (AttributeData attribute in owner.Attributes(KnownNames.TranslationAttribute))
            {
                string language = TranslationParser.TextOf(attribute, 0);
                if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Primitive }, { Kind: TypedConstantKind.Primitive }])
                {
                    continue;                                                                   // the compiler's to report
                }

                if (owner is IMethodSymbol && !claims.Contains(owner))
                {
                    yield return NoEffect(
                        LevelSyntax.Of(attribute, owner),
                        "[Translation]",
                        $"'{owner.Name}' is not a claim. Add [Claim(\"...\")].");
                }
                else if (!ReportLanguages.Translations.Contains(language))
                {
                    yield return Diagnostic.Create(
                        Descriptors.LanguageIsUnknown,
                        LevelSyntax.OfFirst(attribute, owner),
                        language,
                        string.Join("\" or \"", ReportLanguages.Translations));
                }
                else if (string.IsNullOrWhiteSpace(TranslationParser.TextOf(attribute, 1)))
                {
                    yield return Diagnostic.Create(
                        Descriptors.TextIsEmpty,
                        LevelSyntax.Of(attribute, owner),
                        $"The translation of '{owner.Name}'");
                }
                else if (!languages.Add(language))
                {
                    yield return NoEffect(
                        LevelSyntax.Of(attribute, owner),
                        $"This [Translation(\"{language}\", ...)]",
                        "there is one in this language already. Remove one of the two.");
                }
            }
        }
    }

    /// <summary>Claims on accessors, operators and explicit interface implementations, which are methods only to the compiler.</summary>
    private static IEnumerable<Diagnostic> MisplacedClaims(INamedTypeSymbol record) =>
        from method in record.GetMembers().OfType<IMethodSymbol>()
        where method.MethodKind != MethodKind.Ordinary
        from attribute in method.Attributes(KnownNames.ClaimAttribute)
        select MisplacedClaim(LevelSyntax.Of(attribute, method), $"'{(method.AssociatedSymbol ?? method).Name}' is not an ordinary method");

    /// <summary>A claim in a place that is not searched for claims.</summary>
    public static Diagnostic MisplacedClaim(Location place, string why)
        => NoEffect(place, "[Claim]", $"{why}. Move it to a method 'private static Verdict Name(Results r)' of the experiment.");

    private static IEnumerable<Diagnostic> Scales(ExperimentDeclaration experiment)
    {
        foreach (AttributeData attribute in experiment.Record.Attributes(KnownNames.ScaledAttribute))
        {
            if (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value } constant]
                && type.MemberOf(value) is null)
            {
                yield return Diagnostic.Create(
                    Descriptors.SettingOutOfRange,
                    LevelSyntax.OfFirst(attribute, experiment.Record),
                    $"The scale is {LevelName.Of(constant)}; it must be Scale.Smoke or Scale.Quick.");
            }
        }

        foreach (ScaleDeclaration scale in experiment.Scales)
        {
            Location place = LevelSyntax.Of(scale.Attribute, experiment.Record);
            if (scale.Scale == nameof(Scale.Full))
            {
                yield return NoEffect(
                    place,
                    "[Scaled(Scale.Full)]",
                    "the full scale is the record itself. Set Tokens in Training, and seeds in [Experiment].");
            }
            else if (scale.Attribute.NamedArguments.IsEmpty)
            {
                yield return NoEffect(
                    place,
                    $"[Scaled(Scale.{scale.Scale})]",
                    "it sets no number. Set Tokens, Seeds or TuningSeeds, or remove it.");
            }
        }

        foreach (MetricDeclaration metric in experiment.Metrics
            .Where(metric => metric.Kind == MetricKind.Cost && metric.Attribute.Number("EveryTokens") is not null))
        {
            yield return NoEffect(
                LevelSyntax.Of(metric.Attribute, "EveryTokens", experiment.Record),
                $"EveryTokens of {metric.Type.Name}",
                "a cost is measured once per trial. Remove it.");
        }
    }

    /// <summary>Too few seeds for the claims that training decides.</summary>
    private static IEnumerable<Diagnostic> Seeds(ExperimentDeclaration experiment)
    {
        int seeds = experiment.Attribute.Named("Seeds", 5);
        if (seeds is > 0 and < FewestPairs
            && experiment.Claims.Any(claim => claim.Subject == ClaimSubject.Results && AsksForLearning(claim)))
        {
            yield return Diagnostic.Create(
                Descriptors.TooFewSeeds,
                LevelSyntax.Of(experiment.Attribute, "Seeds", experiment.Record),
                seeds,
                FewestPairs);
        }
    }

    private static bool AsksForLearning(ClaimDeclaration claim) => claim.Method.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
        .Any(name => name.Identifier.ValueText is "EqualTokens" or "ToTarget");

    /// <summary>Experiments that measure and claim nothing.</summary>
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

        for (int i = 0; i < experiment.Claims.Count; i++)
        {
            ClaimDeclaration claim = experiment.Claims[i];
            if (claim.Text.Length > 0 && experiment.Claims.Take(i).Any(earlier => earlier.Text == claim.Text))
            {
                yield return Diagnostic.Create(
                    Descriptors.ClaimTextMustBeDistinct,
                    LevelSyntax.OfFirst(claim.Attribute, claim.Method),
                    claim.Text);
            }
        }
    }

    private static Diagnostic NoEffect(Location? place, string what, string why)
        => Diagnostic.Create(Descriptors.NoEffect, place, what, why);

    private static bool IsExperimentBelow(INamedTypeSymbol type, INamedTypeSymbol record) =>
        type.Attributes(KnownNames.ExperimentAttribute).Any()
            && type.Bases().Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, record.OriginalDefinition));

    private static string NameOf(
        AttributeData attribute) => attribute.AttributeClass!.Name is var name && name.EndsWith("Attribute", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - "Attribute".Length)
            : name;
}
