using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data;

/// <summary>
/// What the mapping states about a property for the history and for the checks of typed text: that it is in the history with its value
/// before and after, that it is a text, or why the history can do without it. A test finds one that is marked as none of these.
/// </summary>
internal static class HistoryMarks
{
    /// <summary>Names the row that it belongs to: the history shows it under that one's name.</summary>
    public const string Place = "names what it belongs to";

    /// <summary>Follows from other values that are in the history.</summary>
    public const string Follows = "follows from other values";

    /// <summary>Who did it and when is in every entry of the history.</summary>
    public const string Entry = "every entry says who and when";

    private const string Recorded = "History:Told";
    private const string Left = "History:LeftOut";
    private const string Named = "History:Names";
    private const string Masked = "History:Masked";
    private const string Limit = "Text:Max";
    private const string Machine = "Text:NotTyped";

    /// <summary>They stand in the history.</summary>
    public static EntityTypeBuilder<T> InHistory<T>(this EntityTypeBuilder<T> builder, params Expression<Func<T, object?>>[] properties)
        where T : class
    {
        foreach (var property in properties)
        {
            builder.Property(NameOf(property)).HasAnnotation(Recorded, bool.TrueString);
        }

        return builder;
    }

    /// <summary>An e-mail address: that it changed is in the history, and the address itself is not (<see cref="Domain.Accounts.MailMask"/>).</summary>
    public static EntityTypeBuilder<T> InHistoryMasked<T>(this EntityTypeBuilder<T> builder, params Expression<Func<T, object?>>[] properties)
        where T : class
    {
        foreach (var property in properties)
        {
            builder.Property(NameOf(property)).HasAnnotation(Recorded, bool.TrueString).HasAnnotation(Masked, bool.TrueString);
        }

        return builder;
    }

    /// <summary>All that the value holds is in the history.</summary>
    public static ComplexPropertyBuilder<T> InHistory<T>(this ComplexPropertyBuilder<T> builder)
        where T : notnull =>
        builder.HasPropertyAnnotation(Recorded, bool.TrueString);

    /// <param name="why">Why the history can do without it.</param>
    public static EntityTypeBuilder<T> NotInHistory<T>(this EntityTypeBuilder<T> builder, string why, params Expression<Func<T, object?>>[] properties)
        where T : class
    {
        foreach (var property in properties)
        {
            builder.Property(NameOf(property)).HasAnnotation(Left, why);
        }

        return builder;
    }

    /// <summary>Nothing of it is in the history.</summary>
    public static EntityTypeBuilder<T> NotInHistory<T>(this EntityTypeBuilder<T> builder, string why)
        where T : class
    {
        builder.HasAnnotation(Left, why);
        return builder;
    }

    public static ComplexPropertyBuilder<T> NotInHistory<T>(this ComplexPropertyBuilder<T> builder, string why)
        where T : notnull =>
        builder.HasPropertyAnnotation(Left, why);

    /// <summary>An id that the history shows by the name of what it points to.</summary>
    public static EntityTypeBuilder<T> InHistoryByName<T>(this EntityTypeBuilder<T> builder, NamedId name, params Expression<Func<T, object?>>[] properties)
        where T : class
    {
        foreach (var property in properties)
        {
            builder.Property(NameOf(property)).HasAnnotation(Named, name.ToString());
        }

        return builder;
    }

    /// <summary>The limit of a text in text elements, the same in each language. It is checked at every save, whoever writes.</summary>
    public static EntityTypeBuilder<T> HasTextLimit<T>(this EntityTypeBuilder<T> builder, int max, params Expression<Func<T, LocalizedText>>[] properties)
        where T : class
    {
        foreach (var property in properties)
        {
            builder.Property(property).HasAnnotation(Limit, max);
        }

        return builder;
    }

    public static void HasTextLimit<T>(this ComplexPropertyBuilder<T> builder, int max, string property)
        where T : notnull =>
        builder.Property(property).HasAnnotation(Limit, max);

    /// <summary>Words that no person typed: they are stored as they come.</summary>
    public static EntityTypeBuilder<T> NotTyped<T>(this EntityTypeBuilder<T> builder, string why, params Expression<Func<T, object?>>[] properties)
        where T : class
    {
        foreach (var property in properties)
        {
            builder.Property(NameOf(property)).HasAnnotation(Machine, why);
        }

        return builder;
    }

    /// <summary>True where the mapping says that it is in the history, or is a text.</summary>
    public static bool IsMarkedInHistory(this IReadOnlyProperty property) =>
        property.FindAnnotation(Recorded) is not null || property.FindAnnotation(Limit) is not null || property.NamedIdOf() is not null
        || IsPartOfHistory(property.DeclaringType);

    private static bool IsPartOfHistory(IReadOnlyTypeBase type) =>
        type is IReadOnlyComplexType { ComplexProperty: var held } && (held.FindAnnotation(Recorded) is not null || IsPartOfHistory(held.DeclaringType));

    /// <returns>Null where people type it.</returns>
    public static string? WhyNotTyped(this IReadOnlyProperty property) => property.FindAnnotation(Machine)?.Value as string;

    /// <returns>Null where it is in the history.</returns>
    public static string? WhyNotInHistory(this IReadOnlyAnnotatable of) => of.FindAnnotation(Left)?.Value as string;

    public static NamedId? NamedIdOf(this IReadOnlyProperty property) => property.FindAnnotation(Named)?.Value is string name ? Enum.Parse<NamedId>(name) : null;

    public static bool IsMasked(this IReadOnlyProperty property) => property.FindAnnotation(Masked) is not null;

    /// <returns>Null where the mapping names no limit.</returns>
    public static int? TextLimitOf(this IReadOnlyProperty property) => property.FindAnnotation(Limit)?.Value as int?;

    internal static string NameOf<T>(Expression<Func<T, object?>> property) =>
        ((property.Body as UnaryExpression)?.Operand ?? property.Body) is MemberExpression member ? member.Member.Name : throw new ArgumentException("Not a property.", nameof(property));
}

/// <summary>Whose name the history tells in place of an id.</summary>
internal enum NamedId
{
    Owner,
    Milestone,
}
