using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>All certificates of a course, one a page.</summary>
/// <param name="Place">Empty for a course online.</param>
/// <param name="Starts">UTC+7.</param>
/// <param name="Ends">UTC+7.</param>
public sealed record CertificateBook(string CourseCode, LocalizedText Title, LocalizedText Place, DateOnly Starts, DateOnly Ends, IReadOnlyList<CertificateRow> Rows);

/// <summary>A certificate.</summary>
/// <param name="Number">As in "TR1/N3".</param>
/// <param name="OtherName">In another script; null for none.</param>
/// <param name="Code">By which it is verified.</param>
/// <param name="Address">Of the page that verifies it; null where the site's own address is not known.</param>
/// <param name="On">When it was given, UTC+7.</param>
public sealed record CertificateRow(string Number, Side Side, string Name, string? OtherName, string Code, string? Address, DateOnly On);
