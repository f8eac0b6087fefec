namespace LinkageWorkPlan.Reports.Templates;

/// <content>Training courses and their products.</content>
public static partial class WordingKeys
{
    public const string CoursesHeading = "Courses.Heading";
    public const string CoursesDays = "Courses.Days";
    public const string CoursesTitle = "Courses.Title";
    public const string CoursesProducts = "Courses.Products";
    public const string CertificateTitle = "Certificate.Title";
    public const string CertificatesTitle = "Certificate.All";
    public const string CertificateGiven = "Certificate.Given";
    public const string CertificateAttended = "Certificate.Attended";
    public const string CertificateHeld = "Certificate.Held";
    public const string CertificateOnline = "Certificate.Online";
    public const string CertificateNumber = "Certificate.Number";
    public const string CertificateVerified = "Certificate.Verified";
}
