namespace LlamaBatch;

/// <summary>The method by which a text is split into training and validation text.</summary>
public enum Split
{
    /// <summary>
    /// A hash selects whole documents, which are held out. If the documents are paragraphs of one file, the neighbors of a held-out
    /// paragraph may be trained on.
    /// </summary>
    ByDocument,

    /// <summary>The last part of each document is held out.</summary>
    ByPosition,
}
