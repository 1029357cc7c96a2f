using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// An annotated record with its symbols. <see cref="ExperimentParser"/> makes it; the rules and <c>ModelBuilder</c> read
/// it. It lives for one parse and never enters the incremental pipeline.
/// </summary>
internal sealed record ExperimentDeclaration(
    INamedTypeSymbol Record,
    AttributeData Attribute,
    IReadOnlyList<AxisDeclaration> Axes,
    IReadOnlyList<MetricDeclaration> Metrics,
    IReadOnlyList<TargetDeclaration> Targets,
    IReadOnlyList<ClaimDeclaration> Claims,
    IReadOnlyList<ScaleDeclaration> Scales,
    IMethodSymbol? OptimizerMethod)
{
    /// <summary>The types that are generated into a record.</summary>
    private static readonly string[] _generatedTypes = ["Sweep", "Plan", "Pipeline", "Results", "Report"];

    /// <summary>The members of <c>Plan</c> and <c>Results</c> beside the metrics.</summary>
    private static readonly string[] _membersOfGenerated =
    [
        "Table", "EqualTokens", "ToTarget", "AtEqualTokens", "AtTarget",
        "Steps", "TokensTrained", "TokensPerStep", "UpdatesPerMillionTokens", "Parameters", "FlopsPerMillionTokens", "Flops", "MemoryBytes",
    ];

    /// <summary>Whether the record derives from <c>LlamaExperiment</c>, directly or not.</summary>
    public bool IsExperiment => Record.DerivesFromExperiment();

    /// <summary>Whether all of it can be generated and run. Otherwise the analyzer or the compiler reports an error.</summary>
    public bool IsRunnable =>
        CanBeExtended && IsExperiment && !Record.IsGenericType && !Record.IsAbstract && !IsDeclaredTwice && ReservedMember is null
            && HasBaseline
            && !HidesSetting
            && OptimizerMethod is not null
            && Axes.All(axis => axis.Fault == AxisFault.None)
            && !Metrics.Any(
            metric => metric.Type.IsFileLocal());

    /// <summary>
    /// The metrics that get an accessor: of a known kind, each name once, and none that is a member of <c>Results</c>
    /// already.
    /// </summary>
    public IEnumerable<MetricDeclaration> AccessibleMetrics => Metrics
        .Where(metric => metric.Kind is not null && !metric.Type.IsFileLocal() && !IsReserved(metric))
        .GroupBy(metric => metric.Type.Name)
        .Select(group => group.First());

    /// <summary>Whether a metric has the name of a member of <c>Results</c>.</summary>
    public static bool IsReserved(MetricDeclaration metric) => metric.Kind == MetricKind.Cost
            && metric.Type.Name is "Results" or "Table" or "get_Table" or "EqualTokens" or "get_EqualTokens" or "ToTarget";

    /// <summary>Whether another part of the record can be written in another file.</summary>
    public bool CanBeExtended => Record is { ContainingType: null, IsRecord: true, TypeKind: TypeKind.Class } && !Record.IsFileLocal();

    /// <summary>Whether a copy of the file was not renamed: the record has members twice.</summary>
    public bool IsDeclaredTwice =>
        Record.Attributes(KnownNames.ExperimentAttribute).Skip(1).Any()
        && Record.GetMembers().OfType<IPropertySymbol>().GroupBy(property => property.Name).Any(group => group.Count() > 1);

    /// <summary>Whether <c>new Record()</c> compiles: it is the baseline.</summary>
    public bool HasBaseline => HasParameterlessConstructor && RequiredMember is null;

    /// <summary>Whether the record can be made without arguments.</summary>
    public bool HasParameterlessConstructor => Constructor is not null;

    /// <summary>A member that must be set wherever the record is made; null without required members.</summary>
    public ISymbol? RequiredMember => Constructor?.GetAttributes()
        .Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true
        ? null
        : Record.MembersBelowExperiment()
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private IMethodSymbol? Constructor => Record.InstanceConstructors
        .OrderBy(constructor => constructor.Parameters.Length)
        .FirstOrDefault(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams));

    /// <summary>Whether generated code would name something obsolete whose naming is an error, unless it is obsolete itself.</summary>
    public bool NamesRefused =>
        new ISymbol?[] { Record, Constructor, Setting("Optimizer"), Setting("Optimizer")?.Type }
            .Concat(Record.MembersBelowExperiment())
            .Concat(Metrics.Select(metric => metric.Type))
            .Concat(OptimizerMethod is { } method ? [method, method.ContainingType] : [])
            .OfType<ISymbol>()
            .Any(symbol => symbol.IsRefused());

    /// <summary>Whether the optimizer is declared as the base type, which no pipeline can be compiled for.</summary>
    public bool HasOptimizerWithoutType => Setting("Optimizer")?.Type.Is(KnownNames.Optimizer) == true;

    /// <summary>The members that hide a setting. Trials read the setting that they hide. Axes have a diagnostic of their own.</summary>
    public IEnumerable<ISymbol> HidingMembers => AxisParser.Settings.SelectMany(name => Record.MembersBelowExperiment(name))
        .Where(member => !member.IsOverride && !member.Attributes(KnownNames.AxisAttribute).Any());

    /// <summary>Whether a setting of the record is hidden, so that the record's text is not what trials run.</summary>
    public bool HidesSetting => IsExperiment && HidingMembers.Any();

    /// <summary>A member of the author's that has the name of a generated type, or the record itself; null if no name is taken.</summary>
    public ISymbol? ReservedMember => _generatedTypes.Contains(Record.Name) ? Record : Record.GetMembers().FirstOrDefault(member =>
        member is IPropertySymbol or IFieldSymbol or IMethodSymbol or INamedTypeSymbol
        && _generatedTypes.Contains(member.Name)
        && IsWritten(member));

    /// <summary>
    /// Where <c>Plan</c> or <c>Results</c> goes: into the record, else beside it, else nowhere; so that one mistake is
    /// not a page of CS0246.
    /// </summary>
    public PartPlace PlaceOf(string part) =>
        CanBeExtended && Record.Name != part && (!Record.GetMembers(part).Any(IsWritten) || KindOfPart(part) is not null)
            ? PartPlace.InRecord
        : !Record.ContainingNamespace.GetMembers(part).Any(IsWritten) ? PartPlace.InNamespace
        : PartPlace.Nowhere;

    /// <summary>
    /// How the author declares a part of a generated type: <c>class</c> or <c>record</c>. Null where it is another type, or where a
    /// generated part beside it would not compile.
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

    /// <summary>Whether a visible accessor may take levels of a type.</summary>
    private static bool IsPublic(ITypeSymbol? type) =>
        type is null
        || (type.DeclaredAccessibility is Accessibility.Public or Accessibility.NotApplicable && IsPublic(type.ContainingType));

    private bool CanBeJoined(TypeDeclarationSyntax type) =>
        type.ParameterList is null && type.Modifiers.Any(SyntaxKind.PartialKeyword) && !type.Members.Any(Collides);

    private bool Collides(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => IsOfGenerated(property.Identifier.ValueText),
        MethodDeclarationSyntax method => IsOfGenerated(method.Identifier.ValueText),
        _ => true,                                          // rare, and a constructor cannot stand beside a primary one
    };

    private bool IsOfGenerated(string name) => _membersOfGenerated.Contains(name) || Metrics.Any(metric => metric.Type.Name == name);

    private static bool IsWritten(ISymbol member) => member.Locations.Any(place => place.SourceTree?.IsGenerated() == false);

    /// <summary>
    /// The property that gives a setting: the record's own or that of the nearest base; null if none but
    /// <c>LlamaExperiment</c> has it.
    /// </summary>
    public IPropertySymbol? Setting(string name)
        => Record.MembersBelowExperiment(name).OfType<IPropertySymbol>().FirstOrDefault(property => property.IsOverride);
}
