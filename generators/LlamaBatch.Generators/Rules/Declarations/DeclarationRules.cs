using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Rules about the declaration of an experiment. A record that is not partial is left to the compiler (CS0260).</summary>
internal static class DeclarationRules
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation)
    {
        INamedTypeSymbol record = experiment.Record;
        Location place = record.Locations.FirstOrDefault() ?? Location.None;
        if (experiment.IsDeclaredTwice)
        {
            Location second = record.Attributes(KnownNames.ExperimentAttribute).Skip(1)
                .Select(attribute => LevelSyntax.Of(attribute, record))
                .First();
            yield return Diagnostic.Create(Descriptors.DeclaredTwice, second, record.Name);
            yield break;
        }

        if (record.IsFileLocal())
        {
            yield return Diagnostic.Create(Descriptors.MustNotBeFileLocal, place, record.Name);
        }

        if (record.ContainingType is { } outer)
        {
            yield return Diagnostic.Create(Descriptors.MustNotBeNested, place, record.Name, outer.Name);
        }

        if (record.IsGenericType)
        {
            yield return Diagnostic.Create(Descriptors.MustNotBeGeneric, place, record.Name);
        }

        if (!experiment.IsExperiment && record.BaseType?.TypeKind != TypeKind.Error)
        {
            yield return Diagnostic.Create(Descriptors.MustDeriveFromLlamaExperiment, place, record.Name);
        }

        if (experiment.IsExperiment && !experiment.HasParameterlessConstructor)
        {
            yield return Diagnostic.Create(Descriptors.MustHaveBaseline, place, record.Name);
        }

        if (experiment.RequiredMember is { } required)
        {
            yield return Diagnostic.Create(
                Descriptors.MemberIsRequired,
                required.Locations.FirstOrDefault(one => one.IsInSource) ?? place,
                required.Name,
                record.Name);
        }

        if (experiment.HidesSetting)
        {
            foreach (ISymbol member in experiment.HidingMembers)
            {
                yield return HiddenSetting(member, place);
            }
        }

        foreach (Diagnostic finding in LibraryNameRule.CheckSettings(experiment))
        {
            yield return finding;
        }

        if (experiment.ReservedMember is { } reserved)
        {
            yield return Diagnostic.Create(
                Descriptors.MemberNameIsReserved,
                reserved.Locations.FirstOrDefault(one => one.SourceTree?.IsGenerated() == false),
                record.Name,
                reserved is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named, record)
                    ? "is the name of a type that the build generates into every experiment. Rename the record."
                    : $"has a member '{reserved.Name}', but the build generates a type of that name"
                        + (experiment.KindOfPart(reserved.Name) is null ? ". Rename the member."
                            : ", which cannot have another part. "
                                + $"Write the members in 'extension({record.Name}.{reserved.Name} it)' of a static class."));
        }

        // If two records have one name, the record whose full name comes later in ordinal order is reported. Case is ignored, because a
        // name is also the name of a folder.
        INamedTypeSymbol? earlier = ExperimentNames.Of(compilation, record.Name, cancellation)
            .FirstOrDefault(other => string.CompareOrdinal(other.MetadataName(), record.MetadataName()) < 0);
        if (earlier is not null && !record.IsFileLocal())
        {
            yield return Diagnostic.Create(Descriptors.NameMustBeDistinct, place, record.MetadataName(), earlier.MetadataName());
        }

        if (experiment.HasOptimizerWithoutType)
        {
            yield return Diagnostic.Create(
                Descriptors.OptimizerMustHaveItsType,
                experiment.Setting("Optimizer")?.Locations.FirstOrDefault());
        }

        else if (experiment.IsExperiment && experiment.Optimizers.FirstOrDefault(optimizer => optimizer.Method is null) is { } optimizer)
        {
            yield return Diagnostic.Create(
                Descriptors.OptimizerHasNoFactory,
                experiment.Setting("Optimizer")?.Locations.FirstOrDefault(one => one.IsInSource) ?? place,
                Remedy.Of((Remedy.Namespace, OptimizerFactory.NamespaceOf(optimizer.Type, compilation))),
                optimizer.Type.Name,
                OptimizerFactory.NamespaceOf(optimizer.Type, compilation) is { } space
                    ? $" in scope. Write 'using {space};'."
                    : $". Add it to '{optimizer.Type.Name}', or write an extension method.");
        }

        foreach (MetricDeclaration metric in experiment.Metrics
            .Where(metric => metric.Kind is null && metric.Type.TypeKind != TypeKind.TypeParameter))
        {
            // A type that is not a metric is reported by the compiler (CS0311).
            if (metric.Type.AllInterfaces.Any(one => one.Name == "IMetric"))
            {
                yield return Diagnostic.Create(
                    Descriptors.MetricHasNoKind,
                    LevelSyntax.Of(metric.Attribute, record),
                    metric.Type.Name,
                    "only IMetric");
            }
        }

        foreach (MetricDeclaration metric in experiment.Metrics.Where(metric => metric.KindNames.Count > 1))
        {
            yield return Diagnostic.Create(
                Descriptors.MetricHasNoKind,
                LevelSyntax.Of(metric.Attribute, record),
                metric.Type.Name,
                Sentence.AllOf(metric.KindNames));
        }

        foreach (MetricDeclaration metric in experiment.Metrics.Where(metric => metric.Type.IsFileLocal()))
        {
            yield return Diagnostic.Create(
                Descriptors.MetricMustNotBeFileLocal,
                LevelSyntax.Of(metric.Attribute, record),
                metric.Type.Name);
        }

        foreach (MetricDeclaration metric in experiment.Metrics
            .Where(metric => metric.Kind is not null && !metric.Type.IsFileLocal() && !experiment.AccessibleMetrics.Contains(metric)))
        {
            var others = experiment.Metrics.Where(other => other != metric).Select(other => other.Type).ToList();
            yield return Diagnostic.Create(
                Descriptors.MetricNameIsTaken,
                LevelSyntax.Of(metric.Attribute, record),
                metric.Type.Name,
                others.Contains(metric.Type, SymbolEqualityComparer.Default) ? "is measured twice. Remove one of the two."
                    : others.Any(other => other.Name == metric.Type.Name) ? "has the name of another metric. Rename it."
                    : "has the name of a member of Results. Rename it.");
        }

        // The report calls a metric by its Name.
        foreach (var alike in experiment.AccessibleMetrics.Where(metric => MetricRange.NameOf(metric.Type) is not null)
            .GroupBy(metric => MetricRange.NameOf(metric.Type)!, StringComparer.OrdinalIgnoreCase))
        {
            foreach (MetricDeclaration metric in alike.Skip(1))
            {
                yield return Diagnostic.Create(
                    Descriptors.MetricNameIsTaken,
                    LevelSyntax.Of(metric.Attribute, record),
                    metric.Type.Name,
                    $"has the Name of '{alike.First().Type.Name}', \"{alike.Key}\", so the report shows two metrics under one name. "
                        + "Change one Name.");
            }
        }
    }

    private static Diagnostic HiddenSetting(ISymbol member, Location otherwise)
    {
        INamedTypeSymbol[] bases = [.. member.ContainingType.Bases()];
        IPropertySymbol hidden = bases.SelectMany(type => type.GetMembers(member.Name)).OfType<IPropertySymbol>().First();
        string owner = hidden.ContainingType.Name;
        var type = (member as IPropertySymbol)?.Type as INamedTypeSymbol;
        return Diagnostic.Create(
            Descriptors.SettingIsHidden,
            member.Locations.FirstOrDefault(one => one.IsInSource) ?? otherwise,
            member.Name,
            owner,
            type is null ? "Rename it."
                : !type.Bases().Prepend(type).Contains(hidden.Type, SymbolEqualityComparer.Default)
                ? $"An override must have type {hidden.Type.Name}. Remove one of the two."
                : hidden.IsSealed ? $"Remove 'sealed' from '{owner}.{member.Name}' and write 'override'."
                : $"Write 'public override {type.Name} {member.Name}'.");
    }
}
