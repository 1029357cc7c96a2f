using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Rules about attributes of this library in places where they have no effect.</summary>
internal static class StrayRules
{
    private const string Claim = "[Claim]";
    private const string MoveClaim = "Move it to a method 'private static Verdict Name(Results r)' of the experiment.";

    private static readonly SymbolDisplayFormat _nameOnly = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly string[] _annotations =
    [
        KnownNames.AxisAttribute, KnownNames.TunedPerAttribute, KnownNames.MeasureAttribute, KnownNames.TargetAttribute,
        KnownNames.ClaimAttribute, KnownNames.ScaledAttribute, KnownNames.TranslationAttribute,
    ];

    /// <summary>
    /// Reports attributes of this library on a type without <c>[Experiment]</c>. A base record of experiments may have them.
    /// </summary>
    public static IEnumerable<Diagnostic> CheckType(INamedTypeSymbol type, Compilation compilation)
    {
        AttributeData? stray = type.GetAttributes().Concat(type.GetMembers().SelectMany(AttributesOf)).FirstOrDefault(IsAnnotation);
        if (stray is null || type.IsExtension)
        {
            return [];                                      // an extension's members are reported for the class around it
        }

        if (!type.DerivesFromExperiment())
        {
            return [Stray(stray, type)];
        }

        return type.IsAbstract || ExperimentParser.IsBase(type, compilation)
            ? CheckTuning(type).Concat(CheckClaims(type)).Concat(CheckVerdicts(type)).Concat(TextRules.CheckClaims(type))
                .Concat(type.Attributes(KnownNames.TranslationAttribute).Select(attribute => Stray(attribute, type)))
            : [Diagnostic.Create(Descriptors.NotAnExperiment, type.Locations.FirstOrDefault(), type.Name)];
    }

    /// <summary>
    /// Reports properties with <c>[TunedPer]</c> that are not axes. An override of an axis is an axis even without <c>[Axis]</c>.
    /// </summary>
    public static IEnumerable<Diagnostic> CheckTuning(INamedTypeSymbol record) =>
        from property in record.GetMembers().OfType<IPropertySymbol>()
        where !property.IsOverride && !property.Attributes(KnownNames.AxisAttribute).Any()
        from attribute in property.Attributes(KnownNames.TunedPerAttribute)
        select NoEffect.At(
            LevelSyntax.Of(attribute, property),
            "[TunedPer]",
            $"'{property.Name}' is not an axis. "
                + $"Add [Axis<{property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>(...)].");

    /// <summary>
    /// Reports <c>[Claim]</c> on accessors, operators and explicit interface implementations. Only ordinary methods can be claims.
    /// </summary>
    public static IEnumerable<Diagnostic> CheckClaims(INamedTypeSymbol record) =>
        from method in record.GetMembers().OfType<IMethodSymbol>()
        where method.MethodKind != MethodKind.Ordinary
        from attribute in method.Attributes(KnownNames.ClaimAttribute)
        select NoEffect.At(LevelSyntax.Of(attribute, method), Claim, $"'{NameOf(method)}' is not an ordinary method. {MoveClaim}");

    /// <summary>
    /// Reports private methods that look like claims but lack <c>[Claim]</c>, if no code names them. The attribute may have been forgotten.
    /// </summary>
    public static IEnumerable<Diagnostic> CheckVerdicts(INamedTypeSymbol record) =>
        from method in record.GetMembers().OfType<IMethodSymbol>()
        where method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, Parameters.Length: 1 }
            && method.ReturnType.Is(KnownNames.Verdict) && method.GetAttributes().Length == 0
            && method.Parameters[0].Type.Name is "Results" or "Plan" && !IsNamed(method, record)
        select Diagnostic.Create(Descriptors.VerdictIsNoClaim, method.Locations.FirstOrDefault(), method.Name);

    private static bool IsNamed(IMethodSymbol method, INamedTypeSymbol record) => record.DeclaringSyntaxReferences
        .SelectMany(part => part.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>())
        .Any(name => name.Identifier.ValueText == method.Name);

    /// <summary>
    /// Reports an attribute of this library on a local function or a lambda, which cannot be claims. Null for other attributes.
    /// </summary>
    public static Diagnostic? CheckLocal(AttributeSyntax attribute, Func<AttributeSyntax, ITypeSymbol?> typeOf)
    {
        string? what = attribute.Parent?.Parent switch
        {
            LocalFunctionStatementSyntax local => $"'{local.Identifier.ValueText}' is a local function",
            LambdaExpressionSyntax => "a lambda is not a method",
            _ => null,
        };
        ITypeSymbol? type = what is null ? null : typeOf(attribute);
        return type.Is(KnownNames.ClaimAttribute) ? NoEffect.At(attribute.GetLocation(), Claim, $"{what}. {MoveClaim}")
            : type.Is(KnownNames.TranslationAttribute) && !IsBesideClaim(attribute, typeOf)
                ? NoEffect.At(attribute.GetLocation(), "[Translation]", $"{what}. Move it to a claim or to the experiment.")
            : null;
    }

    /// <summary>The name of a member for a message; for an accessor, the name of its property.</summary>
    public static string NameOf(ISymbol member) => ((member as IMethodSymbol)?.AssociatedSymbol ?? member).ToDisplayString(_nameOnly);

    private static Diagnostic Stray(AttributeData attribute, INamedTypeSymbol type)
    {
        string why = $"'{type.Name}' is not an experiment. Move it to a record with [Experiment].";
        return NoEffect.At(LevelSyntax.Of(attribute, type), $"[{NameOf(attribute)}]", why);
    }

    private static bool IsBesideClaim(AttributeSyntax attribute, Func<AttributeSyntax, ITypeSymbol?> typeOf) =>
        attribute.Parent!.Parent!.ChildNodes().OfType<AttributeListSyntax>().SelectMany(list => list.Attributes)
            .Any(one => typeOf(one).Is(KnownNames.ClaimAttribute));

    private static IEnumerable<AttributeData> AttributesOf(ISymbol member) => member switch
    {
        INamedTypeSymbol { IsExtension: true } extension => extension.GetMembers().SelectMany(one => one.GetAttributes()),
        INamedTypeSymbol => [],
        _ => member.GetAttributes(),
    };

    private static bool IsAnnotation(AttributeData attribute) => _annotations.Any(name => attribute.AttributeClass.Is(name));

    private static string NameOf(AttributeData attribute) =>
        attribute.AttributeClass!.Name is var name && name.EndsWith("Attribute", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - "Attribute".Length)
            : name;
}
