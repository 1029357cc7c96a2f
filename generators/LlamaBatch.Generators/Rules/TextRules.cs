using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Texts that reports quote: the question, claims, their sources and translations.</summary>
internal static class TextRules
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment) => !experiment.IsExperiment ? [] :
        Texts(experiment).Concat(Article(experiment)).Concat(Translations(experiment)).Concat(Twice(experiment));

    private static IEnumerable<Diagnostic> Texts(ExperimentDeclaration experiment)
    {
        string question = $"The question of '{experiment.Record.Name}'";
        return Needed(experiment.Attribute, 0, experiment.Record, question).Concat(experiment.Claims.SelectMany(Texts));
    }

    private static IEnumerable<Diagnostic> Texts(ClaimDeclaration claim)
    {
        string source = $"Source of '{claim.Method.Name}'";
        return Needed(claim.Attribute, 0, claim.Method, $"The text of the claim '{claim.Method.Name}'")
            .Concat(Optional(claim.Attribute, "Source", claim.Method, source, "Write a section, page or link"));
    }

    /// <summary>The page that sources link to.</summary>
    private static IEnumerable<Diagnostic> Article(ExperimentDeclaration experiment)
    {
        string what = $"Article of '{experiment.Record.Name}'";
        foreach (Diagnostic diagnostic in Optional(experiment.Attribute, "Article", experiment.Record, what, "Write a path or a URL"))
        {
            yield return diagnostic;
        }

        bool isGiven = !string.IsNullOrWhiteSpace(experiment.Attribute.Named("Article", ""));
        if (isGiven && experiment.Claims.All(claim => string.IsNullOrWhiteSpace(claim.Source)))
        {
            yield return NoEffect.At(
                LevelSyntax.Of(experiment.Attribute, "Article", experiment.Record),
                what,
                "no claim has a Source that links to it. Add Source to a claim, or remove it.");
        }
    }

    /// <summary>Translations into no language of reports, without a text, given twice, or of what no report quotes.</summary>
    private static IEnumerable<Diagnostic> Translations(ExperimentDeclaration experiment)
    {
        var claims = new HashSet<ISymbol>(experiment.Claims.Select(claim => (ISymbol)claim.Method), SymbolEqualityComparer.Default);
        IEnumerable<ISymbol> owners = experiment.Record.GetMembers().OfType<IMethodSymbol>().Concat(claims)
            .Distinct(SymbolEqualityComparer.Default).Prepend(experiment.Record);
        foreach (ISymbol owner in owners)
        {
            var languages = new HashSet<string>(StringComparer.Ordinal);
            foreach (AttributeData attribute in owner.Attributes(KnownNames.TranslationAttribute))
            {
                if (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive }, { Kind: TypedConstantKind.Primitive }])
                {
                    foreach (Diagnostic diagnostic in Translation(attribute, owner, claims.Contains(owner), languages))
                    {
                        yield return diagnostic;
                    }
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> Translation(AttributeData attribute, ISymbol owner, bool isOfClaim, HashSet<string> languages)
    {
        string language = TranslationParser.TextOf(attribute, 0);
        if (owner is IMethodSymbol && !isOfClaim)
        {
            // A claim that is in the wrong place has a diagnostic of its own.
            string why = $"'{StrayRules.NameOf(owner)}' is not a claim. Add [Claim(\"...\")].";
            return owner.Attributes(KnownNames.ClaimAttribute).Any() ? []
                : [NoEffect.At(LevelSyntax.Of(attribute, owner), "[Translation]", why)];
        }

        if (!ReportLanguages.Translations.Contains(language))
        {
            return [Diagnostic.Create(
                Descriptors.LanguageIsUnknown,
                LevelSyntax.OfParameter(attribute, 0, owner),
                language,
                string.Join("\" or \"", ReportLanguages.Translations))];
        }

        if (!languages.Add(language))
        {
            return [NoEffect.At(
                LevelSyntax.Of(attribute, owner),
                $"This [Translation(\"{language}\", ...)]",
                "there is one in this language already. Remove one of the two.")];
        }

        string summary = $"Summary of the translation of '{owner.Name}'";
        return Needed(attribute, 1, owner, $"The translation of '{owner.Name}'").Concat(
            !isOfClaim ? Optional(attribute, "Summary", owner, summary, "Write a sentence")
            : attribute.NamedArguments.Any(argument => argument.Key == "Summary")
                ? [NoEffect.At(LevelSyntax.Of(attribute, "Summary", owner), summary, "only the experiment has a summary. Remove it.")]
            : []);
    }

    /// <summary>Claims with one text, in the language of the source or in another.</summary>
    private static IEnumerable<Diagnostic> Twice(ExperimentDeclaration experiment)
    {
        var seen = new HashSet<(string Language, string Text)>();
        foreach (ClaimDeclaration claim in experiment.Claims)
        {
            // A second translation into one language is reported as such, and so is an unknown language.
            var translations = claim.Method.Attributes(KnownNames.TranslationAttribute)
                .Select(one =>
                    (Attribute: one, Place: 1, Language: TranslationParser.TextOf(one, 0), Text: TranslationParser.TextOf(one, 1)))
                .Where(one => ReportLanguages.Translations.Contains(one.Language))
                .GroupBy(one => one.Language)
                .Select(group => group.First());
            foreach (var (attribute, place, language, text) in translations.Prepend((claim.Attribute, 0, "", claim.Text)))
            {
                if (!string.IsNullOrWhiteSpace(text) && !seen.Add((language, text)))
                {
                    Location location = LevelSyntax.OfParameter(attribute, place, claim.Method);
                    yield return Diagnostic.Create(Descriptors.ClaimTextMustBeDistinct, location, text);
                }
            }
        }
    }

    /// <summary>A parameter whose text must not be blank. The compiler reports a value that is not a text.</summary>
    private static IEnumerable<Diagnostic> Needed(AttributeData attribute, int parameter, ISymbol owner, string what)
    {
        if (attribute.ConstructorArguments.ElementAtOrDefault(parameter) is not { Kind: TypedConstantKind.Primitive, Value: var text })
        {
            return [];
        }

        Location place = LevelSyntax.OfParameter(attribute, parameter, owner);
        return string.IsNullOrWhiteSpace(text as string)
            ? [Diagnostic.Create(Descriptors.TextIsEmpty, place, what)]
            : Whole(text as string, place, what);
    }

    /// <summary>A named argument, which is better left out than blank.</summary>
    private static IEnumerable<Diagnostic> Optional(AttributeData attribute, string name, ISymbol owner, string what, string remedy)
    {
        TypedConstant argument = attribute.NamedArguments.FirstOrDefault(one => one.Key == name).Value;
        if (argument is not { Kind: TypedConstantKind.Primitive, Value: string text })
        {
            return [];
        }

        Location place = LevelSyntax.Of(attribute, name, owner);
        return string.IsNullOrWhiteSpace(text)
            ? [NoEffect.At(place, what, $"it is blank. {remedy}, or remove it.")]
            : Whole(text, place, what);
    }

    private static IEnumerable<Diagnostic> Whole(string? text, Location place, string what)
    {
        if (!Sentence.IsWhole(text))
        {
            string problem = $"{what} contains half of a surrogate pair, which no text file can hold. Use whole characters.";
            yield return Diagnostic.Create(Descriptors.SettingOutOfRange, place, problem);
        }
    }
}
