namespace LlamaBatch.Generators;

/// <summary>The place in which a type is generated.</summary>
internal enum PartPlace
{
    /// <summary>Inside the record.</summary>
    InRecord,

    /// <summary>In the record's namespace, because the record cannot have another part, or has a member of that name.</summary>
    InNamespace,

    /// <summary>In the record itself, because the record has the type's name, and claims that use this name mean the record.</summary>
    OnRecord,

    /// <summary>Nowhere, because the type's name is taken.</summary>
    Nowhere,
}
