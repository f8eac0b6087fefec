using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.IntegrationTests.StoredFiles;

/// <summary>No code but the one that compares them with their hash reads stored bytes: looked for in the compiled program, queries included.</summary>
public sealed class StoredBytesTests
{
    /// <summary>A file with a hash, and the properties that hold its bytes.</summary>
    private static readonly (Type Type, string Property)[] Stored =
        [(typeof(IssuedEdition), nameof(IssuedEdition.Pdf)), (typeof(IssuedEdition), nameof(IssuedEdition.FirstPage)), (typeof(NumberLayer), nameof(NumberLayer.Added)), (typeof(SignOffFile), nameof(SignOffFile.Bytes)), (typeof(EvidenceFile), nameof(EvidenceFile.Bytes)), (typeof(ImportedFile), nameof(ImportedFile.Bytes)), (typeof(ProductFile), nameof(ProductFile.Bytes)), (typeof(PilotFile), nameof(PilotFile.Bytes)), (typeof(LibraryFile), nameof(LibraryFile.Bytes))];

    /// <summary>Columns of bytes that are no files.</summary>
    private static readonly string[] NoFiles = ["TextEntry.SortVi", "TextEntry.SortLo", "TextEntry.SortEn", "Passkey.CredentialId", "Passkey.PublicKey", "Passkey.Attestation", "Passkey.ClientData"];

    [Fact]
    public void Stored_bytes_are_read_in_one_place()
    {
        var readers = Stored.ToDictionary(each => each, each => ReadersOf(each.Type, each.Property));
        Assert.All(readers, each => Assert.NotEmpty(each.Value));
        // A mapping names the property, and reads none.
        Assert.DoesNotContain(readers.SelectMany(each => each.Value), reader => !reader.StartsWith(typeof(StoredFileReader).FullName!, StringComparison.Ordinal)
            && !reader.StartsWith(typeof(WorkPlanDb).Namespace + ".Configurations.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_of_bytes_is_known_to_be_a_file_or_none()
    {
        var builder = new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder<Web.Data.Providers.SqliteWorkPlanDb>();
        Web.Data.Providers.SqliteWorkPlanDb.Configure(builder, "Data Source=:memory:");
        using var db = new Web.Data.Providers.SqliteWorkPlanDb(builder.Options, new AuditTrail());
        var columns = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Where(each => each.ClrType == typeof(byte[])).Select(each => $"{type.ClrType.Name}.{each.Name}"));
        Assert.Equal(Stored.Select(each => $"{each.Type.Name}.{each.Property}").Concat(NoFiles).Order(StringComparer.Ordinal), columns.Order(StringComparer.Ordinal));
    }

    /// <summary>Methods whose code names the getter, as a call or in a query's expression.</summary>
    private static List<string> ReadersOf(Type type, string property)
    {
        using var stream = File.OpenRead(typeof(StoredFileReader).Assembly.Location);
        using var file = new PEReader(stream);
        var reader = file.GetMetadataReader();
        var tokens = TokensOf(reader, type, "get_" + property);
        return [.. from handle in reader.MethodDefinitions
            let method = reader.GetMethodDefinition(handle)
            where method.RelativeVirtualAddress != 0 && Names(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!, tokens)
            select NameOf(reader, method.GetDeclaringType())];
    }

    private static HashSet<int> TokensOf(MetadataReader reader, Type type, string getter) =>
    [
        .. reader.MemberReferences.Where(each => reader.GetMemberReference(each) is var member && reader.GetString(member.Name) == getter
            && member.Parent.Kind == HandleKind.TypeReference && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == type.Name).Select(each => MetadataTokens.GetToken(each)),
        .. reader.MethodDefinitions.Where(each => reader.GetMethodDefinition(each) is var method && reader.GetString(method.Name) == getter
            && reader.GetString(reader.GetTypeDefinition(method.GetDeclaringType()).Name) == type.Name).Select(each => MetadataTokens.GetToken(each)),
    ];

    /// <summary>call, callvirt and ldtoken are followed by their token.</summary>
    private static bool Names(byte[] code, HashSet<int> tokens)
    {
        for (var at = 0; at + 5 <= code.Length; at++)
        {
            if (code[at] is 0x28 or 0x6F or 0xD0 && tokens.Contains(BitConverter.ToInt32(code, at + 1)))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{NameOf(reader, outer)}+{reader.GetString(type.Name)}" : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
