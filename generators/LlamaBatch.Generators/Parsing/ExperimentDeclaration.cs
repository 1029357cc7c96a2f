using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// An annotated record with its Roslyn symbols, made by <see cref="ExperimentParser"/>. The rules and <c>ModelBuilder</c> read this
/// declaration. It contains symbols, so the compiler must not cache it.
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
    /// <summary>A cache of the results of <see cref="Setting"/>, which is called at every point of a sweep.</summary>
    private readonly Dictionary<string, IPropertySymbol?> _settings = new(StringComparer.Ordinal);

    /// <summary>A cache of the nodes of the record's code, because many rules look for nodes of one kind.</summary>
    private SyntaxNode[]? _nodes;

    private IReadOnlyList<IOperation>? _operations;

    /// <summary>The record's code as Roslyn operations, cached.</summary>
    public required BoundBodies Bodies { get; init; }

    /// <summary>The names of the types that are generated into an experiment.</summary>
    private static readonly string[] _generatedTypes = ["Sweep", "Plan", "Pipeline", "Results", "Report"];

    /// <summary>The names of generated members of <c>Plan</c> and <c>Results</c> other than metrics.</summary>
    private static readonly string[] _membersOfGenerated =
    [
        "Table", "EqualTokens", "EqualSteps", "EqualTime", "ToTarget", "Matched", "AtBudget", "AtTarget",
        "Steps", "TokensTrained", "TokensPerStep", "UpdatesPerMillionTokens", "Parameters", "FlopsPerMillionTokens", "Flops", "MemoryBytes",
    ];

    /// <summary>The question of the experiment; empty if it is not given.</summary>
    public string Question =>
        Attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string question }] ? question : "";

    /// <summary>Whether the record derives from <c>LlamaExperiment</c> or <c>ImportedExperiment</c>, directly or indirectly.</summary>
    public bool IsExperiment { get; } = Record.DerivesFromExperiment();

    /// <summary>Whether the experiment's runs are read from a table. It then has no settings, and nothing is trained.</summary>
    public bool IsImported { get; } = Record.DerivesFromImported();

    /// <summary>The names of the settings, which the record inherits from <c>LlamaExperiment</c> or <c>ImportedExperiment</c>.</summary>
    public IReadOnlyList<string> Settings => IsImported ? AxisParser.ImportedSettings : AxisParser.Settings;

    /// <summary>Whether everything can be generated and run. If not, the analyzer or the compiler reports an error.</summary>
    public bool IsRunnable =>
        CanBeExtended && IsExperiment && !Record.IsGenericType && !Record.IsAbstract && !IsDeclaredTwice && ReservedMember is null
            && HasBaseline
            && !HidesSetting
            && Settings.All(HasItsType)
            && (IsImported || (Optimizers.Count > 0 && Optimizers.All(optimizer => optimizer.Method is not null)))
            && Axes.All(axis => axis.Fault == AxisFault.None)
            && !Metrics.Any(
            metric => metric.Type.IsFileLocal());

    /// <summary>Whether the experiment measures costs and nothing that is learned.</summary>
    public bool MeasuresOnlyCosts => Metrics.Count > 0 && Targets.Count == 0 && Metrics.All(metric => metric.Kind == MetricKind.Cost);

    /// <summary>
    /// The metrics that get an accessor in <c>Results</c>. A metric is left out if its kind is unknown, or if its name is repeated or
    /// belongs to another member of <c>Results</c>.
    /// </summary>
    public IEnumerable<MetricDeclaration> AccessibleMetrics => Metrics
        .Where(metric => metric.Kind is not null && !metric.Type.IsFileLocal() && !IsReserved(metric))
        .GroupBy(metric => metric.Type.Name)
        .Select(group => group.First());

    /// <summary>Whether a metric has the name of another member of <c>Results</c>.</summary>
    public static bool IsReserved(MetricDeclaration metric) => metric.Kind == MetricKind.Cost
            && metric.Type.Name is "Results" or "Table" or "get_Table" or "EqualTokens" or "get_EqualTokens" or "EqualSteps"
                or "get_EqualSteps" or "EqualTime" or "get_EqualTime" or "ToTarget" or "Matched";

    /// <summary>Whether generated code can add a part to the record. The record must not be nested or local to its file.</summary>
    public bool CanBeExtended => Record is { ContainingType: null, IsRecord: true, TypeKind: TypeKind.Class } && !Record.IsFileLocal();

    /// <summary>Whether the record is declared twice, for example because a file was copied and the record was not renamed.</summary>
    public bool IsDeclaredTwice =>
        Record.Attributes(KnownNames.ExperimentAttribute).Skip(1).Any()
        && Record.GetMembers().OfType<IPropertySymbol>().GroupBy(property => property.Name).Any(group => group.Count() > 1);

    /// <summary>Whether <c>new Record()</c>, which creates the baseline, compiles.</summary>
    public bool HasBaseline => HasParameterlessConstructor && RequiredMember is null;

    /// <summary>Whether the record can be created without arguments.</summary>
    public bool HasParameterlessConstructor => Constructor is not null;

    /// <summary>A required member that the record's constructor does not set, or null.</summary>
    public ISymbol? RequiredMember => Constructor?.GetAttributes()
        .Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true
        ? null
        : Record.MembersBelowExperiment()
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    /// <summary>The nodes of a kind in the code that the user wrote in the record, in the order of the code.</summary>
    public IEnumerable<T> WrittenNodes<T>(CancellationToken cancellation)
        where T : SyntaxNode
    {
        _nodes ??= [.. Record.DeclaringSyntaxReferences.Where(part => !part.SyntaxTree.IsGenerated())
            .SelectMany(part => part.GetSyntax(cancellation).DescendantNodes())];
        return _nodes.OfType<T>();
    }

    /// <summary>The code of the record's own members, as operations.</summary>
    public IReadOnlyList<IOperation> Operations(CancellationToken cancellation) => _operations ??=
    [
        .. Record.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol or IMethodSymbol)
            .Select(member => member.Declaration(cancellation))
            .Where(declaration => declaration?.SyntaxTree.IsGenerated() == false)
            .Select(MemberSyntax.Body).OfType<SyntaxNode>().Distinct()
            .SelectMany(body => Bodies.Of(body)?.DescendantsAndSelf() ?? []),
    ];

    private IMethodSymbol? Constructor { get; } = Record.InstanceConstructors
        .OrderBy(constructor => constructor.Parameters.Length)
        .FirstOrDefault(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams));

    /// <summary>
    /// Whether generated code names a symbol that is <c>[Obsolete]</c> as an error. The generated code must then be obsolete itself.
    /// </summary>
    public bool NamesRefused =>
        new ISymbol?[] { Record, Constructor, Setting("Optimizer") }
            .Concat(Record.MembersBelowExperiment())
            .Concat(Metrics.Select(metric => metric.Type))
            .Concat(Optimizers.SelectMany(one => new ISymbol?[] { one.Type, one.Method, one.Method?.ContainingType }))
            .OfType<ISymbol>()
            .Any(symbol => symbol.IsRefused());

    /// <summary>
    /// Whether the property <c>Optimizer</c> has a base type, and its code does not show which types the property returns.
    /// </summary>
    public bool HasOptimizerWithoutType => Optimizers.Count == 0 && Setting("Optimizer")?.Type.Is(KnownNames.Optimizer) == true;

    /// <summary>
    /// The members that hide a setting instead of overriding it. Trials would read the hidden setting. Axes are left out, because they have
    /// a separate diagnostic.
    /// </summary>
    public IEnumerable<ISymbol> HidingMembers => Settings.SelectMany(name => Record.MembersBelowExperiment(name))
        .Where(member => !member.IsOverride && !member.Attributes(KnownNames.AxisAttribute).Any());

    /// <summary>Whether a member of the record hides a setting. Trials would then read the hidden setting instead of that member.</summary>
    public bool HidesSetting => IsExperiment && HidingMembers.Any();

    /// <summary>Whether the record's override of a setting has the type of that setting or a derived type.</summary>
    private bool HasItsType(string name) => Setting(name) is not { OverriddenProperty.Type: var type } setting
        || SymbolEqualityComparer.Default.Equals(setting.Type, type)
        || (setting.Type as INamedTypeSymbol)?.Bases().Contains(type, SymbolEqualityComparer.Default) == true;

    /// <summary>The user-defined member, or the record itself, that has the name of a generated type; null if there is none.</summary>
    public ISymbol? ReservedMember => _generatedTypes.Contains(Record.Name) ? Record : Record.GetMembers().FirstOrDefault(member =>
        member is IPropertySymbol or IFieldSymbol or IMethodSymbol or INamedTypeSymbol
        && _generatedTypes.Contains(member.Name)
        && IsWritten(member));

    /// <summary>
    /// Where <c>Plan</c> or <c>Results</c> is generated. Even a record with mistakes gets these types, because their absence would cause
    /// many errors (CS0246).
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
    /// The keyword of the user-defined part of a generated type: <c>class</c> or <c>record</c>. Null if generated code cannot extend this
    /// part.
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

    /// <summary>Whether a type is public, so that a public generated method can have a parameter of this type.</summary>
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
    /// The property that defines a setting, in the record or its nearest base. Null if only <c>LlamaExperiment</c> defines the setting.
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
