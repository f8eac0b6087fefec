using System.Reflection;

namespace LinkageWorkPlan.Web.Files.Scanning;

/// <summary>The files that a request brings along: whatever of its properties is a file, some, a part with a file, or bytes. Found by their types, so that no request can forget to say.</summary>
internal static class FilesOf<TRequest>
{
    private static readonly IReadOnlyList<PropertyInfo> Holders = [.. ReceivedFiles.Holders(typeof(TRequest))];

    /// <summary>True where requests of this type may bring files.</summary>
    public static bool MayHave => Holders.Count > 0;

    public static IEnumerable<ReceivedContent> In(TRequest request) => Holders.SelectMany(each => ReceivedFiles.Of(each.GetValue(request)));
}

/// <summary>A file that somebody sent, and that nobody kept yet.</summary>
/// <param name="Name">Null where only the content was received.</param>
/// <param name="Open">Reads it from its beginning.</param>
public sealed record ReceivedContent(string? Name, Func<Stream> Open);

/// <summary>How files are held in requests.</summary>
internal static class ReceivedFiles
{
    public static IEnumerable<PropertyInfo> Holders(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(each => each.GetIndexParameters().Length == 0 && IsHolder(each.PropertyType));

    public static IEnumerable<ReceivedContent> Of(object? value) => value switch
    {
        null => [],
        EvidenceUpload file => [new ReceivedContent(file.FileName, file.Open)],
        IEnumerable<EvidenceUpload> files => files.SelectMany(Of),
        byte[] bytes => [new ReceivedContent(null, () => new MemoryStream(bytes, writable: false))],
        _ => Holders(value.GetType()).SelectMany(each => Of(each.GetValue(value))),
    };

    private static bool IsHolder(Type type) => type == typeof(byte[]) || type == typeof(EvidenceUpload) || type.IsAssignableTo(typeof(IEnumerable<EvidenceUpload>)) || IsPart(type);

    /// <summary>A record of this program around a file, as a document with its words.</summary>
    private static bool IsPart(Type type) => type.Assembly == typeof(ReceivedFiles).Assembly && type is { IsClass: true, IsGenericType: false } && type.GetProperties().Any(each => each.PropertyType == typeof(EvidenceUpload) || each.PropertyType.IsAssignableTo(typeof(IEnumerable<EvidenceUpload>)));
}
