using System.Linq.Expressions;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data;

/// <summary>
/// What the mapping says of the aggregate that an entity belongs to: for versions, for the history and for the index of texts. Kept as
/// words, which the compiled models keep, too.
/// </summary>
internal static class AggregateMarks
{
    private const string Part = "Aggregate:PartOf";
    private const string Code = "Aggregate:CodeOfPart";
    private const string Under = "History:InHistoryUnder";
    private const string Gone = "History:HiddenSince";
    private const string Texts = "Texts:Kind";
    private const string Followed = "Texts:Followed";

    /// <summary>A part of an aggregate: its root's version grows with it, and the history and the index of texts tell of it under the root's name.</summary>
    /// <param name="root">The foreign key to the root.</param>
    /// <param name="code">By which the history names the part; null where it has none.</param>
    public static EntityTypeBuilder<T> PartOf<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> root, Expression<Func<T, object?>>? code = null)
        where T : class
    {
        builder.NotInHistory(HistoryMarks.Place, root).HasAnnotation(Part, HistoryMarks.NameOf(root));
        if (code is not null)
        {
            builder.HasAnnotation(Code, HistoryMarks.NameOf(code));
            builder.Property(HistoryMarks.NameOf(code)).HasAnnotation(Followed, bool.TrueString);
        }

        return builder;
    }

    /// <summary>An entity of its own that the history shows under the name of what it is about; a form of that one does not edit it.</summary>
    /// <param name="about">The id of what it is about.</param>
    public static EntityTypeBuilder<T> InHistoryUnder<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> about)
        where T : class
    {
        builder.NotInHistory(HistoryMarks.Place, about).HasAnnotation(Under, HistoryMarks.NameOf(about));
        return builder;
    }

    /// <summary>What is withdrawn stays stored with the time of withdrawal and is hidden from readers. A fact that another replaces is not hidden.</summary>
    public static EntityTypeBuilder<T> HiddenSince<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> time)
        where T : class
    {
        builder.Property(HistoryMarks.NameOf(time)).HasAnnotation(Gone, bool.TrueString).HasAnnotation(Followed, bool.TrueString);
        return builder;
    }

    /// <summary>The index has its texts, as the source of the kind reads them (<see cref="TextIndex.TextSource"/>).</summary>
    /// <param name="followed">What is no text and is in the index, too, as a code or the order.</param>
    public static EntityTypeBuilder<T> HasTexts<T>(this EntityTypeBuilder<T> builder, TextKind kind, params Expression<Func<T, object?>>[] followed)
        where T : class
    {
        builder.HasAnnotation(Texts, kind.ToString());
        foreach (var property in followed)
        {
            builder.Property(HistoryMarks.NameOf(property)).HasAnnotation(Followed, bool.TrueString);
        }

        return builder;
    }

    /// <returns>Null for what is no part, or has no code.</returns>
    public static string? CodeOfPart(this EntityEntry entry) => entry.Metadata.FindAnnotation(Code)?.Value is string code ? (string?)entry.Property(code).CurrentValue : null;

    /// <returns>The id of the root that it is a part of; null for what is no part.</returns>
    public static Guid? RootId(this EntityEntry entry) => entry.Metadata.FindAnnotation(Part)?.Value is string root ? (Guid)entry.Property(root).CurrentValue! : null;

    /// <returns>Its own id; null where its key is none.</returns>
    public static Guid? OwnId(this EntityEntry entry) =>
        entry.Metadata.FindPrimaryKey()?.Properties is [var key] && key.ClrType == typeof(Guid) ? (Guid)entry.Property(key.Name).CurrentValue! : null;

    /// <returns>The id under which the history shows it; empty where it has none.</returns>
    public static Guid SubjectId(this EntityEntry entry)
    {
        if (entry.RootId() is { } root)
        {
            var type = entry.Metadata.Root();
            return type.FindAnnotation(Under) is null ? root : entry.Context.ChangeTracker.Entries().First(each => each.Metadata == type && each.OwnId() == root).SubjectId();
        }

        return entry.Metadata.FindAnnotation(Under)?.Value is string under ? (Guid)entry.Property(under).CurrentValue! : entry.OwnId() ?? Guid.Empty;
    }

    /// <summary>True for what the history shows under another name, and for its parts.</summary>
    public static bool IsInHistoryUnderAnother(this IReadOnlyEntityType type) => type.Root().FindAnnotation(Under) is not null;

    /// <returns>Null where the index has no texts of it.</returns>
    public static TextKind? TextKindOf(this IReadOnlyEntityType type) => type.Root().FindAnnotation(Texts)?.Value is string kind ? Enum.Parse<TextKind>(kind) : null;

    public static bool IsFollowedByTexts(this IReadOnlyProperty property) => TextTypes.HoldsTexts(property.ClrType) || property.FindAnnotation(Followed) is not null;

    public static bool IsHiddenSince(this IReadOnlyProperty property) => property.FindAnnotation(Gone) is not null;

    /// <returns>The root that it is a part of, or itself.</returns>
    internal static IReadOnlyEntityType Root(this IReadOnlyEntityType type) =>
        type.FindAnnotation(Part)?.Value is string root ? type.FindProperty(root)!.GetContainingForeignKeys().First().PrincipalEntityType : type;
}
