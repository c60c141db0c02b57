region         = "eu-west-1"
aws_access_key = "{secret:aws-id}"
aws_secret_key = "{secret:aws-secret}"
