namespace LlamaBatch.Generators;

/// <summary>The place in which a type is generated.</summary>
internal enum PartPlace
{
    /// <summary>Inside the record.</summary>
    InRecord,

    /// <summary>In the record's namespace, because no other file can add to the record, or it has a member of that name.</summary>
    InNamespace,

    /// <summary>In the members of the record, which has the type's name, so that claims mean the record.</summary>
    OnRecord,

    /// <summary>Nowhere, because the type's name is taken.</summary>
    Nowhere,
}
