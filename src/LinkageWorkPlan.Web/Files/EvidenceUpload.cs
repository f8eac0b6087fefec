using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Files;

/// <summary>A file that was received and is not yet kept.</summary>
/// <param name="Open">Reads it from its beginning; called more than once.</param>
/// <param name="Language">The language it is written in; null where it has none or several.</param>
/// <param name="IsProduct">True where it is a product that the report's Annex V lists.</param>
/// <param name="Milestone">The milestone that it shows; null for all that the record reaches.</param>
public sealed record EvidenceUpload(string FileName, Func<Stream> Open, TextWords Title, Language? Language, bool IsProduct, Guid? Milestone = null);
