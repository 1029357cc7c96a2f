using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// An annotated record with its symbols. <see cref="ExperimentParser"/> makes the declaration; the rules and
/// <c>ModelBuilder</c> read it. It lives for one parse and never enters the incremental pipeline.
/// </summary>
internal sealed record ExperimentDeclaration(
    INamedTypeSymbol Record,
    AttributeData Attribute,
    IReadOnlyList<AxisDeclaration> Axes,
    IReadOnlyList<MetricDeclaration> Metrics,
    IReadOnlyList<TargetDeclaration> Targets,
    IReadOnlyList<ClaimDeclaration> Claims,
    IReadOnlyList<ScaleDeclaration> Scales,
    IReadOnlyList<OptimizerDeclaration> Optimizers)
{
    /// <summary>A cache of <see cref="Setting"/>, which every point of a sweep calls.</summary>
    private readonly Dictionary<string, IPropertySymbol?> _settings = new(StringComparer.Ordinal);

    /// <summary>The record's code as bound operations, cached.</summary>
    public required BoundBodies Bodies { get; init; }

    /// <summary>The names of the types that are generated into a record.</summary>
    private static readonly string[] _generatedTypes = ["Sweep", "Plan", "Pipeline", "Results", "Report"];

    /// <summary>The names of the members of <c>Plan</c> and <c>Results</c>, apart from metrics.</summary>
    private static readonly string[] _membersOfGenerated =
    [
        "Table", "EqualTokens", "ToTarget", "Matched", "AtEqualTokens", "AtTarget",
        "Steps", "TokensTrained", "TokensPerStep", "UpdatesPerMillionTokens", "Parameters", "FlopsPerMillionTokens", "Flops", "MemoryBytes",
    ];

    /// <summary>Whether the record derives from <c>LlamaExperiment</c> or <c>ImportedExperiment</c>, directly or not.</summary>
    public bool IsExperiment => Record.DerivesFromExperiment();

    /// <summary>Whether the experiment's runs come from a table, so that it has no settings and nothing is trained.</summary>
    public bool IsImported { get; } = Record.DerivesFromImported();

    /// <summary>The properties of the base record that describe the experiment.</summary>
    public IReadOnlyList<string> Settings => IsImported ? AxisParser.ImportedSettings : AxisParser.Settings;

    /// <summary>Whether everything can be generated and run. Otherwise, the analyzer or the compiler reports an error.</summary>
    public bool IsRunnable =>
        CanBeExtended && IsExperiment && !Record.IsGenericType && !Record.IsAbstract && !IsDeclaredTwice && ReservedMember is null
            && HasBaseline
            && !HidesSetting
            && Settings.All(HasItsType)
            && (IsImported || (Optimizers.Count > 0 && Optimizers.All(optimizer => optimizer.Method is not null)))
            && Axes.All(axis => axis.Fault == AxisFault.None)
            && !Metrics.Any(
            metric => metric.Type.IsFileLocal());

    /// <summary>
    /// The metrics that get an accessor: metrics of a known kind, with distinct names that are not already members of <c>Results</c>.
    /// </summary>
    public IEnumerable<MetricDeclaration> AccessibleMetrics => Metrics
        .Where(metric => metric.Kind is not null && !metric.Type.IsFileLocal() && !IsReserved(metric))
        .GroupBy(metric => metric.Type.Name)
        .Select(group => group.First());

    /// <summary>Whether a metric has the name of a member of <c>Results</c>.</summary>
    public static bool IsReserved(MetricDeclaration metric) => metric.Kind == MetricKind.Cost
            && metric.Type.Name is "Results" or "Table" or "get_Table" or "EqualTokens" or "get_EqualTokens" or "ToTarget" or "Matched";

    /// <summary>Whether another file can contain another part of the record.</summary>
    public bool CanBeExtended => Record is { ContainingType: null, IsRecord: true, TypeKind: TypeKind.Class } && !Record.IsFileLocal();

    /// <summary>Whether the record has duplicate members, for example because a file was copied without renaming the record.</summary>
    public bool IsDeclaredTwice =>
        Record.Attributes(KnownNames.ExperimentAttribute).Skip(1).Any()
        && Record.GetMembers().OfType<IPropertySymbol>().GroupBy(property => property.Name).Any(group => group.Count() > 1);

    /// <summary>Whether <c>new Record()</c>, which creates the baseline, compiles.</summary>
    public bool HasBaseline => HasParameterlessConstructor && RequiredMember is null;

    /// <summary>Whether the record has an accessible constructor without parameters.</summary>
    public bool HasParameterlessConstructor => Constructor is not null;

    /// <summary>A required member, which must be set whenever the record is created, or null.</summary>
    public ISymbol? RequiredMember => Constructor?.GetAttributes()
        .Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true
        ? null
        : Record.MembersBelowExperiment()
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private IMethodSymbol? Constructor => Record.InstanceConstructors
        .OrderBy(constructor => constructor.Parameters.Length)
        .FirstOrDefault(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams));

    /// <summary>
    /// Whether generated code names an obsolete symbol whose use is an error, unless the generated code is marked obsolete itself.
    /// </summary>
    public bool NamesRefused =>
        new ISymbol?[] { Record, Constructor, Setting("Optimizer") }
            .Concat(Record.MembersBelowExperiment())
            .Concat(Metrics.Select(metric => metric.Type))
            .Concat(Optimizers.SelectMany(one => new ISymbol?[] { one.Type, one.Method, one.Method?.ContainingType }))
            .OfType<ISymbol>()
            .Any(symbol => symbol.IsRefused());

    /// <summary>
    /// Whether the property <c>Optimizer</c> has a base type, and its value does not show which optimizers it may return.
    /// </summary>
    public bool HasOptimizerWithoutType => Optimizers.Count == 0 && Setting("Optimizer")?.Type.Is(KnownNames.Optimizer) == true;

    /// <summary>
    /// The members that hide a setting. Trials read the hidden setting. Axes that hide a setting have a separate
    /// diagnostic.
    /// </summary>
    public IEnumerable<ISymbol> HidingMembers => Settings.SelectMany(name => Record.MembersBelowExperiment(name))
        .Where(member => !member.IsOverride && !member.Attributes(KnownNames.AxisAttribute).Any());

    /// <summary>Whether a setting of the record is hidden, so that trials do not run what the record shows.</summary>
    public bool HidesSetting => IsExperiment && HidingMembers.Any();

    /// <summary>Whether the record's override of a setting has the setting's type or one derived from it.</summary>
    private bool HasItsType(string name) => Setting(name) is not { OverriddenProperty.Type: var type } setting
        || SymbolEqualityComparer.Default.Equals(setting.Type, type)
        || (setting.Type as INamedTypeSymbol)?.Bases().Contains(type, SymbolEqualityComparer.Default) == true;

    /// <summary>An author's member with the name of a generated type, or the record itself; null if no name is taken.</summary>
    public ISymbol? ReservedMember => _generatedTypes.Contains(Record.Name) ? Record : Record.GetMembers().FirstOrDefault(member =>
        member is IPropertySymbol or IFieldSymbol or IMethodSymbol or INamedTypeSymbol
        && _generatedTypes.Contains(member.Name)
        && IsWritten(member));

    /// <summary>
    /// The place of <c>Plan</c> or <c>Results</c>: inside the record, otherwise beside it, otherwise nowhere. The type is generated despite
    /// mistakes in the record, because its absence would cause many errors CS0246.
    /// </summary>
    public PartPlace PlaceOf(string part) =>
        CanBeExtended && Record.Name != part && (!Record.GetMembers(part).Any(IsWritten) || KindOfPart(part) is not null)
            ? PartPlace.InRecord
        : Record.Name == part ? CanBeExtended && !Record.IsGenericType && Axes.All(axis => IsPublic(axis.Property.Type))
                && !Record.GetMembers().Any(member => IsOfGenerated(member.Name) && IsWritten(member))
            ? PartPlace.OnRecord
            : PartPlace.Nowhere
        : !Record.ContainingNamespace.GetMembers(part).Any(IsWritten) ? PartPlace.InNamespace
        : PartPlace.Nowhere;

    /// <summary>
    /// The kind of the author's part of a generated type: <c>class</c> or <c>record</c>. Null if the part has another
    /// kind, or if a generated part would not compile with it.
    /// </summary>
    public string? KindOfPart(string part)
    {
        if (Record.GetMembers(part) is not [INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false, Arity: 0 } type]
            || type.BaseType?.SpecialType != SpecialType.System_Object
            || (type.DeclaredAccessibility != Accessibility.Private && !Axes.All(axis => IsPublic(axis.Property.Type))))
        {
            return null;
        }

        var written = type.DeclaringSyntaxReferences.Where(one => !one.SyntaxTree.IsGenerated()).Select(one => one.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .ToList();
        return written.Count == 0 || !written.All(CanBeJoined) ? null
            : type.IsRecord ? "record"
            : "class";
    }

    /// <summary>Whether a public accessor may take levels of a type.</summary>
    private static bool IsPublic(ITypeSymbol? type) =>
        type is null
        || (type.DeclaredAccessibility is Accessibility.Public or Accessibility.NotApplicable && IsPublic(type.ContainingType));

    private bool CanBeJoined(TypeDeclarationSyntax type) =>
        type.ParameterList is null && type.Modifiers.Any(SyntaxKind.PartialKeyword) && !type.Members.Any(Collides);

    private bool Collides(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => IsOfGenerated(property.Identifier.ValueText),
        MethodDeclarationSyntax method => IsOfGenerated(method.Identifier.ValueText),
        _ => true,                                          // rare; a constructor conflicts with the generated primary one
    };

    private bool IsOfGenerated(string name) => _membersOfGenerated.Contains(name) || Metrics.Any(metric => metric.Type.Name == name);

    private static bool IsWritten(ISymbol member) => member.Locations.Any(place => place.SourceTree?.IsGenerated() == false);

    /// <summary>
    /// The property that defines a setting: the record's own or the nearest base's; null if only <c>LlamaExperiment</c> defines it.
    /// </summary>
    public IPropertySymbol? Setting(string name)
    {
        if (!_settings.TryGetValue(name, out IPropertySymbol? setting))
        {
            setting = Record.MembersBelowExperiment(name).OfType<IPropertySymbol>().FirstOrDefault(property => property.IsOverride);
            _settings.Add(name, setting);
        }

        return setting;
    }
}
