using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Rules about the texts that reports quote: questions, claims, their sources and translations.</summary>
internal static class TextRules
{
    /// <summary>The number of a claim, table or figure, such as C12, without the work that it is in.</summary>
    private static readonly Regex _label = new(
        @"^\s*([A-Z]{1,2}\d+[a-z]?|(section|table|figure|fig\.|equation|eq\.) \d[\d.]*)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A work that a text names, such as McCandlish et al. (2018).</summary>
    private static readonly Regex _work = new(
        @"\bet al\b|\barxiv\b|https?:|\((19|20)[0-9]{2}\)|\b(?-i:\p{Lu})\w+ (19|20)[0-9]{2}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment) => !experiment.IsExperiment ? [] :
        Needed(experiment.Attribute, 0, experiment.Record, $"The question of '{experiment.Record.Name}'")
            .Concat(Article(experiment))
            .Concat(Translations(experiment.Record, isOfClaim: false))
            .Concat(CheckClaims(experiment.Record));

    /// <summary>Checks the texts of a record's own claims. Inherited claims are checked in the base record.</summary>
    public static IEnumerable<Diagnostic> CheckClaims(INamedTypeSymbol record)
    {
        var claims = ClaimParser.Methods(record)
            .ToLookup(claim => SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, record));
        var own = new HashSet<ISymbol>(claims[true].Select(claim => (ISymbol)claim.Method), SymbolEqualityComparer.Default);
        return claims[true].SelectMany(claim => Texts(claim.Method, claim.Attribute))
            .Concat(record.GetMembers().OfType<IMethodSymbol>().SelectMany(method => Translations(method, own.Contains(method))))
            .Concat(Twice(claims[false], claims[true]));
    }

    private static IEnumerable<Diagnostic> Texts(IMethodSymbol method, AttributeData attribute) =>
        Needed(attribute, 0, method, $"The text of the claim '{method.Name}'")
            .Concat(Optional(attribute, "Source", method, $"Source of '{method.Name}'", "Write a section, page or link"));

    /// <summary>Reports the address of an article if it is blank, or if no claim has a source in this article.</summary>
    private static IEnumerable<Diagnostic> Article(ExperimentDeclaration experiment)
    {
        string what = $"Article of '{experiment.Record.Name}'";
        foreach (Diagnostic diagnostic in Optional(experiment.Attribute, "Article", experiment.Record, what, "Write a path or a URL"))
        {
            yield return diagnostic;
        }

        string article = experiment.Attribute.Named("Article", "");
        bool isGiven = !string.IsNullOrWhiteSpace(article);
        if (isGiven && (article[0] is '/' or '\\' or '~' || article.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || (article.Length > 2 && article[1] == ':')))
        {
            yield return Diagnostic.Create(
                Descriptors.SettingOutOfRange,
                LevelSyntax.Of(experiment.Attribute, "Article", experiment.Record),
                "Article is an absolute path, which the report's readers do not have. Write a URL, or a path relative to the experiment's "
                    + "folder.");
            yield break;
        }

        if (isGiven && experiment.Claims.All(claim => string.IsNullOrWhiteSpace(claim.Source)))
        {
            yield return NoEffect.At(
                LevelSyntax.Of(experiment.Attribute, "Article", experiment.Record),
                what,
                "no claim has a Source that links to it. Add Source to a claim, or remove it.");
        }

        if (!isGiven && !_work.IsMatch(string.Join(" ", experiment.Claims.Select(claim => claim.Text)
                .Append(experiment.Question).Append(DocumentationText.All(experiment.Record, default))))
            && experiment.Claims.FirstOrDefault(claim => _label.IsMatch(claim.Source)
            && SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record)) is { } labeled)
        {
            yield return Diagnostic.Create(
                Descriptors.SourceWithoutWork,
                LevelSyntax.Of(labeled.Attribute, "Source", labeled.Method),
                labeled.Source.Trim());
        }
    }

    /// <summary>Reports translations that are empty, repeated, into an unknown language, or of a text that no report quotes.</summary>
    private static IEnumerable<Diagnostic> Translations(ISymbol owner, bool isOfClaim)
    {
        // A value that is not a text is reported by the compiler.
        var languages = new HashSet<string>(StringComparer.Ordinal);
        return from attribute in owner.Attributes(KnownNames.TranslationAttribute)
               where attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive }, { Kind: TypedConstantKind.Primitive }]
               from diagnostic in Translation(attribute, owner, isOfClaim, languages)
               select diagnostic;
    }

    private static IEnumerable<Diagnostic> Translation(AttributeData attribute, ISymbol owner, bool isOfClaim, HashSet<string> languages)
    {
        string language = TranslationParser.TextOf(attribute, 0);
        if (owner is IMethodSymbol && !isOfClaim)
        {
            // A claim in a place where it has no effect has a separate diagnostic.
            string why = $"'{StrayRules.NameOf(owner)}' is not a claim. Add [Claim(\"...\")].";
            return owner.Attributes(KnownNames.ClaimAttribute).Any() ? []
                : [NoEffect.At(LevelSyntax.Of(attribute, owner), "[Translation]", why)];
        }

        if (!ReportLanguages.Translations.Contains(language))
        {
            return [Diagnostic.Create(
                Descriptors.LanguageIsUnknown,
                LevelSyntax.OfParameter(attribute, 0, owner),
                Remedy.Of((Remedy.Language, ReportLanguages.Translations[0])),
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

    /// <summary>Reports claims with the same text as an earlier claim, in the original language or in a translation.</summary>
    private static IEnumerable<Diagnostic> Twice(
        IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> inherited,
        IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> own)
    {
        var seen = new HashSet<(string Language, string Text)>(inherited.SelectMany(Quoted).Select(one => (one.Language, one.Text)));
        return from claim in own
               from quoted in Quoted(claim)
               where !seen.Add((quoted.Language, quoted.Text))
               let place = LevelSyntax.OfParameter(quoted.Attribute, quoted.Place, claim.Method)
               select Diagnostic.Create(Descriptors.ClaimTextMustBeDistinct, place, quoted.Text);
    }

    /// <summary>The original text and the translations of a claim. The language of the original text is empty.</summary>
    private static IEnumerable<(AttributeData Attribute, int Place, string Language, string Text)> Quoted(
        (IMethodSymbol Method, AttributeData Attribute) claim)
    {
        string text = claim.Attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string value }] ? value : "";
        return claim.Method.Attributes(KnownNames.TranslationAttribute)
            .Select(one => (Attribute: one, Place: 1, Language: TranslationParser.TextOf(one, 0), Text: TranslationParser.TextOf(one, 1)))
            .Where(one => ReportLanguages.Translations.Contains(one.Language))
            .GroupBy(one => one.Language)
            .Select(translations => translations.First())
            .Prepend((claim.Attribute, Place: 0, Language: "", Text: text))
            .Where(one => !string.IsNullOrWhiteSpace(one.Text));
    }

    /// <summary>Reports an argument whose text is blank but required. A value that is not a text is reported by the compiler.</summary>
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

    /// <summary>Reports a named argument whose text is blank. It should be left out instead.</summary>
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
