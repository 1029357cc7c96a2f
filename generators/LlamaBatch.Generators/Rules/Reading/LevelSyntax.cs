using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Finds the source locations of levels and other attribute arguments, for diagnostics.</summary>
internal static class LevelSyntax
{
    /// <summary>The location of a level; if its literal cannot be found, the location of the <c>[Axis]</c> attribute.</summary>
    public static Location Of(AxisDeclaration axis, int index) => OfElement(axis.Attribute, index, axis.Property);

    /// <summary>The location of an element of a list argument; if its literal cannot be found, the location of the attribute.</summary>
    public static Location OfElement(AttributeData attribute, int index, ISymbol otherwise) =>
        Literals(attribute, null) is { } literals && index < literals.Count
            ? literals[index].GetLocation()
            : Of(attribute, otherwise);

    /// <summary>
    /// The location of a level in a named argument such as <c>Quick</c>. If <paramref name="argument"/> is null, of a level at full scale.
    /// </summary>
    public static Location Of(
        AxisDeclaration axis,
        string? argument,
        int index) => Literals(axis.Attribute, argument) is { } literals && index < literals.Count
        ? literals[index].GetLocation()
        : Of(axis.Attribute, axis.Property);

    /// <summary>The location of an attribute. If it has no source code, the location of <paramref name="otherwise"/>.</summary>
    public static Location Of(AttributeData attribute, ISymbol otherwise) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? otherwise.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>
    /// The location of the argument for a constructor parameter, by position or name. If there is none, the location of the attribute.
    /// </summary>
    public static Location OfParameter(AttributeData attribute, int place, ISymbol otherwise)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        List<AttributeArgumentSyntax> arguments = [.. (syntax?.ArgumentList?.Arguments ?? []).Where(one => one.NameEquals is null)];
        string? name = attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(place)?.Name;
        AttributeArgumentSyntax? argument = arguments.FirstOrDefault(one => one.NameColon?.Name.Identifier.ValueText == name)
            ?? arguments.ElementAtOrDefault(place);
        return argument?.Expression.GetLocation() ?? Of(attribute, otherwise);
    }

    /// <summary>The location of a named argument's value. If there is none, the location of the attribute.</summary>
    public static Location Of(AttributeData attribute, string argument, ISymbol otherwise) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(one => one.NameEquals?.Name.Identifier.ValueText == argument)?.Expression.GetLocation()
        ?? Of(attribute, otherwise);

    /// <summary>The first level of a double axis that is written as a float and differs from the number that is written.</summary>
    public static LiteralExpressionSyntax? FloatOf(AxisDeclaration axis) =>
        axis.LevelType.SpecialType != SpecialType.System_Double ? null
        : (Literals(axis.Attribute, null) ?? []).OfType<LiteralExpressionSyntax>().FirstOrDefault(literal =>
            literal.Token is { Value: float level, Text: var text }
            && double.TryParse(
                text.TrimEnd('f', 'F').Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out double written)
            && !written.Equals((double)level));

    private static List<ExpressionSyntax>? Literals(AttributeData attribute, string? argument)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList.Arguments: var arguments })
        {
            return null;
        }

        var expressions = arguments
            .Where(one => one.NameEquals?.Name.Identifier.ValueText == argument)
            .Select(one => one.Expression)
            .ToList();
        return expressions is [var only] && Elements(only) is { } elements ? elements : expressions;
    }

    private static List<ExpressionSyntax>? Elements(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>()
            .Select(element => element.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } array } => [.. array.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: { } array } => [.. array.Expressions],
        _ => null,
    };
}
