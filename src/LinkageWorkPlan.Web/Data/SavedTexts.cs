using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkageWorkPlan.Web.Data;

/// <summary>
/// The last check of words before they are stored, whoever wrote them: a form, the translation desk, an import. What nobody could read
/// (U+FFFD, old fonts, controls) and what is longer than its limit is refused, also where a use case forgot to ask.
/// </summary>
internal static class SavedTexts
{
    /// <exception cref="RuleException">The first text that breaks its limit or cannot be read.</exception>
    public static void Require(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(each => each.State is EntityState.Added or EntityState.Modified && each.Metadata.WhyNotInHistory() is null))
        {
            var isTouched = false;
            foreach (var property in entry.AllProperties().Where(each => (entry.State == EntityState.Added || each.IsModified) && IsTyped(each.Metadata)))
            {
                isTouched = true;
                Require(property.Metadata, property.CurrentValue);
            }

            // Texts inside of lists have their limits in the aggregate.
            if (isTouched && entry.Entity is ITranslatable aggregate)
            {
                Require(aggregate.Texts);
            }
        }
    }

    /// <summary>True where people type the value, or part of it.</summary>
    internal static bool IsTyped(IReadOnlyProperty property) =>
        AuditTrail.IsInHistory(property) && property.WhyNotTyped() is null && (property.ClrType == typeof(string) || TextTypes.HoldsTexts(property.ClrType));

    private static void Require(IReadOnlyProperty property, object? value)
    {
        switch (value)
        {
            case LocalizedText text:
                StoredText.Require(text, property.Name, property.TextLimitOf() ?? throw new InvalidOperationException($"The mapping of {property.FieldName()} names no limit."));
                break;
            case TaskContent content:
                Require(content.Texts);
                break;
            case IndicatorContent content:
                Require(content.Texts);
                break;
            case PlanOutline outline:
                Require(outline.Texts);
                break;
            case string words:
                StoredText.Require(words, property.Name, property.GetMaxLength());
                break;
        }
    }

    private static void Require(IEnumerable<TextPlace> places)
    {
        foreach (var place in places)
        {
            StoredText.Require(place.Text, place.Field, place.MaxLength);
        }
    }
}
