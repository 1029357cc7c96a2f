using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reads the translations of a question or a claim. Translations with a mistake are left out.</summary>
internal static class TranslationParser
{
    public static IEnumerable<TranslationModel> Parse(ISymbol symbol) =>
        from attribute in symbol.Attributes(KnownNames.TranslationAttribute)
        let language = TextOf(attribute, 0)
        let text = TextOf(attribute, 1)
        where language.Length > 0 && text.Length > 0
        group new TranslationModel(language, text, attribute.Named("Summary", "")) by language into one
        select one.First();

    /// <summary>A text argument of a <c>[Translation]</c> attribute; empty if the compiler reports an error in it.</summary>
    public static string TextOf(AttributeData attribute, int place) =>
        attribute.ConstructorArguments is [var language, var text]
            && (place == 0 ? language : text) is { Kind: TypedConstantKind.Primitive, Value: string value } ? value : "";
}
