using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>Whom a letter with a one-time address is for.</summary>
/// <param name="OtherName">In the other side's script; null or empty where it is not known.</param>
/// <param name="By">The administrator who hands it over.</param>
public sealed record LetterFacts(string Name, string? OtherName, string Email, Role Role, Side Side, string By);
