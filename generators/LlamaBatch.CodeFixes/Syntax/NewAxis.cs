using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Turns a number in a setting into an axis.</summary>
internal static class NewAxis
{
    /// <summary>Suggests levels, as C# code, for an axis whose baseline is the given literal. Null if none can be suggested.</summary>
    public static IReadOnlyList<string>? Levels(
        ExpressionSyntax literal,
        ITypeSymbol type,
        SemanticModel model,
        CancellationToken cancellation)
    {
        object? baseline = model.GetConstantValue(literal, cancellation).Value;
        if (baseline is null || SuggestedLevels.Around(baseline, type) is not { } levels)
        {
            return null;
        }

        // The baseline keeps the notation of the user code. The other levels have digit separators if the baseline has them.
        object level = type.SpecialType == SpecialType.System_Double ? LevelEdits.NumberOf(baseline) ?? baseline : baseline;
        string text = literal.ToString();
        return [.. levels.Select(one => one == LevelName.Of(level, type) && type.TypeKind != TypeKind.Enum ? text
            : text.Contains('_') && long.TryParse(one, out long number) ? CSharpLiteral.Grouped(number)
            : one)];
    }

    /// <summary>
    /// The edits that declare an axis and replace the literal with its name. Null if the name is taken or no levels can be suggested.
    /// </summary>
    public static IReadOnlyList<Edit?>? Of(
        ExpressionSyntax literal,
        INamedTypeSymbol record,
        string name,
        SemanticModel model,
        CancellationToken cancellation,
        string? tuned = null)
    {
        if (literal.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { OpenBraceToken.RawKind: not 0 } part
            || record.MembersBelowExperiment(name).Any() || AxisParser.Settings.Contains(name) || name == record.Name
            || TypeOf(literal, model, cancellation) is not { } type
            || Levels(literal, type, model, cancellation) is not { } levels)
        {
            return null;
        }

        string typeName = type.ToMinimalDisplayString(model, literal.SpanStart);
        string axis = $"Axis<{typeName}>({string.Join(", ", levels)})";
        return [Declaration(part, tuned is null ? axis : $"{axis}, {tuned}", $"public {typeName} {name} {{ get; init; }} = {literal};"),
            Edit.Replace(literal, name)];
    }

    /// <summary>
    /// The type of the new axis: the setting's type if levels can have this type, otherwise the literal's type. Null if levels can have
    /// neither type.
    /// </summary>
    public static ITypeSymbol? TypeOf(ExpressionSyntax literal, SemanticModel model, CancellationToken cancellation)
    {
        TypeInfo info = model.GetTypeInfo(literal, cancellation);
        return info.ConvertedType is { } setting && AxisParser.IsLevel(setting) ? setting
            : info.Type is { } own && AxisParser.IsLevel(own) ? own
            : null;
    }

    /// <summary>Declares a property after the existing axes or, if there are no axes, at the top of the record.</summary>
    private static Edit Declaration(TypeDeclarationSyntax part, string attributes, string property)
    {
        SyntaxTree tree = part.SyntaxTree;
        string line = Edit.NewLine(tree);
        PropertyDeclarationSyntax? last = part.Members.OfType<PropertyDeclarationSyntax>()
            .LastOrDefault(one => AttributeEdits.Of(one, "Axis").Any());
        string indent = part.Members.FirstOrDefault() is { } member
            ? Edit.Indent(tree, member.SpanStart)
            : Edit.Indent(tree, part.SpanStart) + "    ";
        string text = $"{line}{indent}[{attributes}]{line}{indent}{property}";
        return last is null
            ? Edit.Insert(tree, part.OpenBraceToken.Span.End, part.Members.Count > 0 ? text + line : text)
            : Edit.Insert(tree, last.Span.End, line + text);
    }
}
