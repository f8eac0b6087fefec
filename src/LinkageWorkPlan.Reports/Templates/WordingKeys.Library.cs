using LinkageWorkPlan.Domain.Library;

namespace LinkageWorkPlan.Reports.Templates;

/// <content>Documents of the library and requests between the sides.</content>
public static partial class WordingKeys
{
    public const string AnnexLibrary = "Annex.Library";
    public const string LibraryDocuments = "Library.Documents";
    public const string LibraryTitle = "Library.Title";
    public const string LibrarySide = "Library.Side";
    public const string LibraryShared = "Library.Shared";
    public const string LibraryRequests = "Library.Requests";
    public const string LibraryAsked = "Library.Asked";
    public const string LibraryDue = "Library.Due";
    public const string LibraryState = "Library.StateHead";

    private static IEnumerable<string> OfLibrary => new[] { SideRequestState.Open, SideRequestState.Answered, SideRequestState.Closed }.Select(Of);

    public static string Of(SideRequestState state) => $"Library.State.{state}";
}
